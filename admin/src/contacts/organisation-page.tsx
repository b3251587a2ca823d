import './contacts.css';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { contactsQuery } from './contact-requests.ts';
import { changeOrganisation, type Organisation, organisationQuery, removeOrganisation } from './customer-requests.ts';
import { type OrganisationEdit, OrganisationFields } from './organisation-fields.tsx';

const route = getRouteApi('/signed-in/contacts/organisations/$organisationId');

/** One organisation: who belongs to it, and its name and number. */
export function OrganisationPage() {
  const { organisationId } = route.useParams();
  const organisation = useQuery(organisationQuery(organisationId));
  return (
    <QueryView query={organisation} lines={5}>
      {(found) => <Page key={found.id} organisation={found} />}
    </QueryView>
  );
}

function Page({ organisation }: Readonly<{ organisation: Organisation }>) {
  const say = useSay();
  const may = useMay();
  return (
    <>
      <PageHead
        title={organisation.name}
        crumb={<Link to="/contacts/organisations">{say('contact-tabs.organisations')}</Link>}
        note={organisation.external_id}
      />
      <Members organisation={organisation} />
      {may('organisation.change') ? <ChangeOrganisation organisation={organisation} /> : null}
    </>
  );
}

function Members({ organisation }: Readonly<{ organisation: Organisation }>) {
  const say = useSay();
  const members = useInfiniteQuery(contactsQuery({ organisation: organisation.id }));
  return (
    <Section
      label={say('contact-tabs.people')}
      heading={say('organisation.members', { count: organisation.contact_count })}
    >
      <QueryView query={members}>
        {({ pages }) => (
          <>
            <ul className="plain-list">
              {pages
                .flatMap(({ data }) => data)
                .map(({ id, name, email }) => (
                  <li key={id}>
                    <Link to="/contacts/$contactId" params={{ contactId: id }}>
                      {name || email}
                    </Link>
                    {name === '' ? null : <span className="meta"> {email}</span>}
                  </li>
                ))}
            </ul>
            <MoreButton query={members} />
          </>
        )}
      </QueryView>
    </Section>
  );
}

function ChangeOrganisation({ organisation }: Readonly<{ organisation: Organisation }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<OrganisationEdit>({
    name: organisation.name,
    number: organisation.external_id ?? '',
  });
  const send = useCallback(async () => {
    await changeOrganisation(organisation.id, { name: edit.name, external_id: edit.number.trim() || null });
    await queryClient.invalidateQueries({ queryKey: ['organisations'] });
    toast({ text: say('organisation.saved') });
  }, [organisation.id, edit, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('organisation.change')}>
      <Form submission={submission} className="field-grid">
        <OrganisationFields edit={edit} onChange={setEdit} errorOf={submission.errorOf} />
        <div className="row">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('contact.save')}
          </Button>
          {may('organisation.remove') ? <RemoveOrganisation organisation={organisation} /> : null}
        </div>
      </Form>
    </Section>
  );
}

function RemoveOrganisation({ organisation }: Readonly<{ organisation: Organisation }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isLeaving, setLeaving] = useState(false);
  const refuse = useRefusalToast();
  const removing = useMutation({
    mutationFn: () => removeOrganisation(organisation.id),
    onSuccess: async () => {
      toast({ text: say('organisation.removed') });
      await navigate({ to: '/contacts/organisations' });
      await queryClient.invalidateQueries({ queryKey: ['organisations'] });
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
    onError: refuse,
  });
  return (
    <>
      <Button look="quiet" onPress={() => setLeaving(true)}>
        {say('organisation.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onConfirm={() => removing.mutate()}
        isPending={removing.isPending}
        isDanger
        heading={say('organisation.remove-ask', { name: organisation.name })}
        confirmLabel={say('organisation.remove')}
      >
        <p>{say('organisation.remove-text')}</p>
      </ConfirmDialog>
    </>
  );
}
