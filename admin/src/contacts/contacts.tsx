import './contacts.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { languageNames } from '@voldaan/domain/language';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { State } from '../ui/message.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { type Contact, contactsQuery } from './contact-requests.ts';
import { ContactTabs } from './contact-tabs.tsx';

const route = getRouteApi('/signed-in/contacts');

/** Everybody who can be asked, and who asked not to be. */
export function Contacts() {
  const say = useSay();
  const may = useMay();
  const search = route.useSearch();
  const contacts = useInfiniteQuery(contactsQuery(search));
  const first = contacts.data?.pages[0];
  const total = first?.total ?? 0;
  const isEmpty = total === 0 && Object.keys(search).length === 0;
  const actions = may('contact.add') ? (
    <>
      <Link className={buttonClass()} to="/contacts/import">
        {say('contacts.import')}
      </Link>
      <Link className={buttonClass()} to="/contacts/new">
        {say('contacts.new')}
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
        note={
          contacts.data && !isEmpty
            ? say(first?.is_total_more ? 'contacts.total-more' : 'contacts.total', { total })
            : null
        }
        actions={contacts.data && !isEmpty ? actions : null}
      />
      <ContactTabs />
      <QueryView query={contacts} lines={6}>
        {({ pages }) =>
          isEmpty ? (
            <Empty heading={say('contacts.empty')} action={<p className="row">{actions}</p>}>
              {say('contacts.empty-text')}
            </Empty>
          ) : (
            <>
              <ContactFilters search={search} />
              <ContactTable contacts={pages.flatMap((page) => page.data)} />
              <MoreButton query={contacts} />
            </>
          )
        }
      </QueryView>
    </>
  );
}

function ContactTable({ contacts }: Readonly<{ contacts: readonly Contact[] }>) {
  const say = useSay();
  if (contacts.length === 0) return <p className="muted">{say('contacts.none-found')}</p>;
  return (
    <table className="of-people">
      <caption className="unseen">{say('shell.contacts')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contacts.who')}</th>
          <th scope="col" className="wide-only">
            {say('contacts.language')}
          </th>
          <th scope="col" className="wide-only">
            {say('contact.organisation')}
          </th>
          <th scope="col" className="wide-only">
            {say('contact.lifecycle')}
          </th>
          <th scope="col">{say('contacts.reach')}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} />
        ))}
      </tbody>
    </table>
  );
}

function ContactRow({ contact }: Readonly<{ contact: Contact }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
          {contact.name || contact.email}
        </Link>
        {contact.name === '' ? null : <small>{contact.email}</small>}
        {contact.is_international ? <small>{say('contacts.international')}</small> : null}
      </th>
      <td className="wide-only">{contact.language === null ? '–' : languageNames[contact.language]}</td>
      <td className="wide-only">{contact.organisation?.name ?? '–'}</td>
      <td className="wide-only">{say(`lifecycle.${contact.lifecycle}`)}</td>
      <td>
        {contact.suppressed ? (
          <State tone="warn">{say('contacts.suppressed')}</State>
        ) : (
          <span className="meta wide-only">
            {say('contacts.since', { day: format.recent(contact.created_at, new Date()) })}
          </span>
        )}
      </td>
    </tr>
  );
}
