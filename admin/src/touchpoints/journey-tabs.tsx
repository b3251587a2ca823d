import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NavTabs } from '../ui/nav-tabs.tsx';

const tabs = [
  { to: '/touchpoints', name: 'moments', permission: 'touchpoint.list' },
  { to: '/events', name: 'events', permission: 'event.list' },
] as const;

/** The journey as it is meant, and what took place on it. */
export function JourneyTabs() {
  const say = useSay();
  const may = useMay();
  const offered = tabs.filter(({ permission }) => may(permission));
  if (offered.length < 2) return null;
  return (
    <NavTabs
      label={say('shell.journey')}
      tabs={offered.map(({ to, name }) => ({ to, label: say(`journey-tabs.${name}`) }))}
    />
  );
}
