import './contacts.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type ContactDetail, contactQuery } from './customer-requests.ts';
import { erasePerson, personDataUrl } from './double-requests.ts';

const route = getRouteApi('/signed-in/contacts/$contactId/privacy');

/** What a customer may ask for: all that is kept about them, and to be forgotten. */
export function PersonData() {
  const { contactId } = route.useParams();
  const contact = useQuery(contactQuery(contactId));
  return <QueryView query={contact}>{(found) => <Page contact={found} />}</QueryView>;
}

function Page({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const may = useMay();
  const name = contact.name || contact.email;
  return (
    <>
      <PageHead
        title={say('person.title', { name })}
        crumb={
          <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
            {name}
          </Link>
        }
      />
      {may('contact.export') ? (
        <Section heading={say('person.see')} note={say('person.see-note')}>
          <p>{say('person.see-text')}</p>
          <p className="section-action">
            <a className={buttonClass()} href={personDataUrl(contact.id)} download>
              {say('person.download')}
            </a>
          </p>
        </Section>
      ) : null}
      {may('contact.remove') ? <EraseSection contact={contact} name={name} /> : null}
    </>
  );
}

/** Erasing a person is one of the three things that ask first: it cannot be undone. */
function EraseSection({ contact, name }: Readonly<{ contact: ContactDetail; name: string }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const refuse = useRefusalToast();
  const erasing = useMutation({
    mutationFn: () => erasePerson(contact.id),
    onSuccess: async ({ responses }) => {
      toast({ text: say('person.erased', { count: responses }) });
      // Lists are asked anew, and so is the page of this person, should somebody go back to it.
      queryClient.removeQueries({ queryKey: ['contacts'], type: 'inactive' });
      await navigate({ to: '/contacts' });
      queryClient.removeQueries({ queryKey: contactQuery(contact.id).queryKey });
    },
    onError: refuse,
  });
  return (
    <Section heading={say('person.erase')} note={say('person.erase-note')}>
      <ul className="plain-list">
        <li>{say('person.goes')}</li>
        <li>{say('person.stays')}</li>
        <li>{say('person.refusal-stays')}</li>
      </ul>
      <p className="section-action">
        <Button look="danger" onPress={() => setAsked(true)}>
          {say('person.erase-button')}
        </Button>
      </p>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => erasing.mutate()}
        isPending={erasing.isPending}
        isDanger
        heading={say('person.erase-ask', { name })}
        confirmLabel={say('person.erase-button')}
      >
        <p>{say('person.erase-text')}</p>
      </ConfirmDialog>
    </Section>
  );
}
