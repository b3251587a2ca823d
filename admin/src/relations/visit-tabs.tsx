import { OfferedTabs } from '../accounts/offered-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';

const tabs = [
  { to: '/visits', name: 'due', permission: 'visit.due' },
  { to: '/visits/agenda', name: 'agenda', permission: 'visit.list' },
  { to: '/visits/marks', name: 'marks', permission: 'visit.marks' },
  { to: '/visits/plans', name: 'plans', permission: 'follow-up-plan.list' },
] as const;

/** Whom to see, when, what they said, and how often it is to be. */
export function VisitTabs() {
  const say = useSay();
  return (
    <OfferedTabs
      label={say('shell.visits')}
      tabs={tabs.map(({ name, ...tab }) => ({ ...tab, label: say(`visits.tab.${name}`) }))}
    />
  );
}
