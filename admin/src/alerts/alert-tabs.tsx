import { useSay } from '../catalogue/text.tsx';
import { NavTabs } from '../ui/nav-tabs.tsx';

/** What is told, by which way, and what became of it. */
export function AlertTabs() {
  const say = useSay();
  const tabs = [
    { to: '/alerts', label: say('alerts.rules') },
    { to: '/alerts/channels', label: say('alerts.channels') },
    { to: '/alerts/messages', label: say('alerts.messages') },
  ] as const;
  return <NavTabs label={say('shell.alerts')} tabs={tabs} />;
}
