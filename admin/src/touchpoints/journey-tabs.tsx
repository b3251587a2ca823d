import { OfferedTabs } from '../accounts/offered-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';

const tabs = [
  { to: '/touchpoints', name: 'moments', permission: 'touchpoint.list' },
  { to: '/events', name: 'events', permission: 'event.list' },
] as const;

/** The journey as it is meant, and what took place on it. */
export function JourneyTabs() {
  const say = useSay();
  return (
    <OfferedTabs
      label={say('shell.journey')}
      tabs={tabs.map(({ name, ...tab }) => ({ ...tab, label: say(`journey-tabs.${name}`) }))}
    />
  );
}
