import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NavTabs } from '../ui/nav-tabs.tsx';

const tabs = [
  { to: '/contacts', name: 'people', permission: 'contact.list' },
  { to: '/contacts/organisations', name: 'organisations', permission: 'organisation.list' },
  { to: '/contacts/doubles', name: 'doubles', permission: 'contact-merge.list' },
  { to: '/contacts/not-asked', name: 'not-asked', permission: 'suppression.list' },
] as const;

/** The address book from its sides; what somebody may not see is not offered. */
export function ContactTabs() {
  const say = useSay();
  const may = useMay();
  const offered = tabs.filter(({ permission }) => may(permission));
  if (offered.length < 2) return null;
  return (
    <NavTabs
      label={say('shell.contacts')}
      tabs={offered.map(({ to, name }) => ({ to, label: say(`contact-tabs.${name}`) }))}
    />
  );
}
