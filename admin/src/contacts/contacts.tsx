import './contacts.css';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { languageNames } from '@voldaan/domain/language';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { State } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Contact, contactsQuery, removeContact } from './contact-requests.ts';

const route = getRouteApi('/signed-in/contacts');

/** Everybody who can be asked, and who asked not to be. */
export function Contacts() {
  const say = useSay();
  const may = useMay();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const contacts = useInfiniteQuery(contactsQuery(search));
  const total = contacts.data?.pages[0]?.total ?? 0;
  const isEmpty = total === 0 && search === '';
  const actions = may('contact.add') ? (
    <>
      <Link className={buttonClass()} to="/contacts/import">
        {say('contacts.import')}
      </Link>
      <Link className={buttonClass('primary')} to="/contacts/add">
        {say('contacts.add')}
      </Link>
    </>
  ) : null;
  return (
    <>
      <PageHead
        title={say('shell.contacts')}
        note={contacts.data && !isEmpty ? say('contacts.total', { total }) : null}
        actions={contacts.data && !isEmpty ? actions : null}
      />
      <QueryView query={contacts} lines={6}>
        {({ pages }) =>
          isEmpty ? (
            <Empty heading={say('contacts.empty')} action={<p className="row">{actions}</p>}>
              {say('contacts.empty-text')}
            </Empty>
          ) : (
            <>
              <search className="contact-filters">
                <SearchField
                  label={say('contacts.search')}
                  value={search}
                  onSearch={(text) => void navigate({ search: text === '' ? {} : { search: text }, replace: true })}
                />
              </search>
              <ContactTable contacts={pages.flatMap((page) => page.data)} />
              <p className="table-more">
                {contacts.hasNextPage ? (
                  <Button
                    size="small"
                    isPending={contacts.isFetchingNextPage}
                    onPress={() => void contacts.fetchNextPage()}
                  >
                    {say('ui.more')}
                  </Button>
                ) : null}
              </p>
            </>
          )
        }
      </QueryView>
    </>
  );
}

function ContactTable({ contacts }: Readonly<{ contacts: readonly Contact[] }>) {
  const say = useSay();
  const [leaving, setLeaving] = useState<Contact>();
  if (contacts.length === 0) return <p className="muted">{say('contacts.none-found')}</p>;
  return (
    <>
      <table>
        <caption className="unseen">{say('shell.contacts')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('contacts.who')}</th>
            <th scope="col" className="wide-only">
              {say('contacts.language')}
            </th>
            <th scope="col" className="wide-only">
              {say('contacts.number')}
            </th>
            <th scope="col">{say('contacts.reach')}</th>
            <th scope="col">
              <span className="unseen">{say('contacts.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} onRemove={() => setLeaving(contact)} />
          ))}
        </tbody>
      </table>
      <RemoveDialog contact={leaving} onClose={() => setLeaving(undefined)} />
    </>
  );
}

function ContactRow({ contact, onRemove }: Readonly<{ contact: Contact; onRemove: () => void }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {contact.name || contact.email}
        {contact.name === '' ? null : <small>{contact.email}</small>}
        {contact.is_international ? <small>{say('contacts.international')}</small> : null}
      </th>
      <td className="wide-only">{contact.language === null ? '–' : languageNames[contact.language]}</td>
      <td className="wide-only number">{contact.external_id ?? '–'}</td>
      <td>
        {contact.suppressed ? (
          <State tone="warn">{say('contacts.suppressed')}</State>
        ) : (
          <span className="meta wide-only">
            {say('contacts.since', { day: format.recent(contact.created_at, new Date()) })}
          </span>
        )}
      </td>
      <td className="end">
        {may('contact.remove') ? (
          <Button
            look="quiet"
            size="small"
            onPress={onRemove}
            label={say('contacts.remove-named', { email: contact.email })}
          >
            {say('contacts.remove')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** Removing a person's data is one of the three things that ask first: it cannot be undone. */
function RemoveDialog({ contact, onClose }: Readonly<{ contact: Contact | undefined; onClose: () => void }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: removeContact,
    onSuccess: async () => {
      onClose();
      toast({ text: say('contacts.removed') });
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
    onError: (error) => toast({ text: error.message }),
  });
  return (
    <ConfirmDialog
      isOpen={contact !== undefined}
      onClose={onClose}
      onConfirm={() => contact && removing.mutate(contact.id)}
      isPending={removing.isPending}
      isDanger
      heading={say('contacts.remove-ask', { name: contact?.name || contact?.email || '' })}
      confirmLabel={say('contacts.remove')}
    >
      <p>{say('contacts.remove-text')}</p>
    </ConfirmDialog>
  );
}
