import './find-contact.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { contactsQuery } from './contact-requests.ts';

export type PickedContact = Readonly<{ id: string; name: string }>;

const shownMost = 8;

/** Finds a customer by name, address or number. */
export function FindContact({ onPick }: Readonly<{ onPick: (contact: PickedContact) => void }>) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const contacts = useInfiniteQuery({ ...contactsQuery({ search }), enabled: search !== '' });
  return (
    <div className="find-contact">
      <SearchField label={say('contacts.find')} value={search} onSearch={setSearch} />
      {search === '' ? null : (
        <QueryView query={contacts} lines={3}>
          {({ pages }) => {
            const found = pages.flatMap((page) => page.data).slice(0, shownMost);
            if (found.length === 0) return <p className="muted">{say('contacts.find-none')}</p>;
            return (
              <ul>
                {found.map(({ id, name, email, organisation }) => (
                  <li key={id}>
                    <LinkButton onPress={() => onPick({ id, name: name || email })}>{name || email}</LinkButton>
                    <span className="note"> {organisation?.name ?? (name === '' ? '' : email)}</span>
                  </li>
                ))}
              </ul>
            );
          }}
        </QueryView>
      )}
    </div>
  );
}
