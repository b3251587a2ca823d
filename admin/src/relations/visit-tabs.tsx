import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NavTabs } from '../ui/nav-tabs.tsx';

const tabs = [
  { to: '/visits', name: 'due', permission: 'visit.due' },
  { to: '/visits/agenda', name: 'agenda', permission: 'visit.list' },
  { to: '/visits/marks', name: 'marks', permission: 'visit.marks' },
  { to: '/visits/plans', name: 'plans', permission: 'follow-up-plan.list' },
] as const;

/** Whom to see, when, what they said, and how often it is to be. */
export function VisitTabs() {
  const say = useSay();
  const may = useMay();
  const offered = tabs.filter(({ permission }) => may(permission));
  if (offered.length < 2) return null;
  return (
    <NavTabs
      label={say('shell.visits')}
      tabs={offered.map(({ to, name }) => ({ to, label: say(`visits.tab.${name}`) }))}
    />
  );
}
