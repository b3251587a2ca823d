import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { contactsQuery } from '../contacts/contact-requests.ts';
import { Tick } from '../ui/choice.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';

type Props = Readonly<{ picked: readonly string[]; onChange: (ids: readonly string[]) => void }>;

/** Some of the contacts, by name; what is ticked stays ticked while searching on. */
export function ContactPicker({ picked, onChange }: Props) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const contacts = useInfiniteQuery(contactsQuery(search === '' ? {} : { search }));
  const toggle = (id: string, isPicked: boolean) =>
    onChange(isPicked ? [...picked, id] : picked.filter((known) => known !== id));
  return (
    <div className="hairline">
      <SearchField label={say('contacts.search')} value={search} onSearch={setSearch} />
      <QueryView query={contacts}>
        {({ pages }) => (
          <fieldset className="pick-list" aria-label={say('recipients.some')}>
            {pages
              .flatMap((page) => page.data)
              .map((contact) => (
                <Tick
                  key={contact.id}
                  isSelected={picked.includes(contact.id)}
                  onChange={(isPicked) => toggle(contact.id, isPicked)}
                >
                  {contact.name === '' ? contact.email : `${contact.name}, ${contact.email}`}
                </Tick>
              ))}
            <MoreButton query={contacts} />
          </fieldset>
        )}
      </QueryView>
    </div>
  );
}
