import { OfferedTabs } from '../accounts/offered-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';

const tabs = [
  { to: '/contacts', name: 'people', permission: 'contact.list' },
  { to: '/contacts/organisations', name: 'organisations', permission: 'organisation.list' },
  { to: '/contacts/doubles', name: 'doubles', permission: 'contact-merge.list' },
  { to: '/contacts/not-asked', name: 'not-asked', permission: 'suppression.list' },
] as const;

/** The address book from its sides; what somebody may not see is not offered. */
export function ContactTabs() {
  const say = useSay();
  return (
    <OfferedTabs
      label={say('shell.contacts')}
      tabs={tabs.map(({ name, ...tab }) => ({ ...tab, label: say(`contact-tabs.${name}`) }))}
    />
  );
}
