import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NavTabs } from '../ui/nav-tabs.tsx';

const tabs = [
  { to: '/settings/company', name: 'company', permission: 'workspace.change' },
  { to: '/settings/mail', name: 'mail', permission: 'mail-setting.show' },
  { to: '/settings/contact-rules', name: 'contact-rules', permission: 'contact-rules.show' },
  { to: '/settings/cases', name: 'cases', permission: 'case-intake.show' },
  { to: '/settings/ideas', name: 'ideas', permission: 'idea-board.change' },
  { to: '/settings/attributes', name: 'attributes', permission: 'contact-attribute.make' },
  { to: '/settings/api-keys', name: 'api-keys', permission: 'api-key.list' },
  { to: '/settings/people', name: 'people', permission: 'staff.list' },
  { to: '/settings/account', name: 'account', permission: 'me.show' },
] as const;

/** The settings side by side; what somebody may not change is not offered. */
export function SettingsTabs() {
  const say = useSay();
  const may = useMay();
  const offered = tabs.filter(({ permission }) => may(permission));
  return (
    <NavTabs
      label={say('shell.settings')}
      tabs={offered.map(({ to, name }) => ({ to, label: say(`settings.${name}`) }))}
    />
  );
}
