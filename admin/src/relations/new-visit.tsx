import './relations.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { contactQuery } from '../contacts/customer-requests.ts';
import { FindContact } from '../contacts/find-contact.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { VisitForm } from './visit-form.tsx';
import { visitFormQuery } from './visit-requests.ts';

const route = getRouteApi('/signed-in/visits/new');

/** A visit that nobody planned: first to whom, then what came of it. */
export function NewVisit() {
  const say = useSay();
  const { contact } = route.useSearch();
  const navigate = route.useNavigate();
  if (contact !== undefined) return <NoteVisit contactId={contact} />;
  return (
    <>
      <PageHead title={say('visits.note-unplanned')} crumb={<Link to="/visits">{say('shell.visits')}</Link>} />
      <Section heading={say('visits.to-whom')}>
        <FindContact onPick={({ id }) => void navigate({ to: '/visits/new', search: { contact: id } })} />
      </Section>
    </>
  );
}

function NoteVisit({ contactId }: Readonly<{ contactId: string }>) {
  const say = useSay();
  const contact = useQuery(contactQuery(contactId));
  const facts = useQuery(visitFormQuery);
  return (
    <QueryView query={contact} lines={6}>
      {({ name, email, organisation }) => (
        <>
          <PageHead
            title={say('visits.heading', { name: name || email })}
            crumb={<Link to="/visits">{say('shell.visits')}</Link>}
            note={organisation?.name}
          />
          <QueryView query={facts} lines={6}>
            {(found) => <VisitForm key={contactId} about={{ contact_id: contactId }} facts={found} />}
          </QueryView>
        </>
      )}
    </QueryView>
  );
}
