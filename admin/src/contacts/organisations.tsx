import './contacts.css';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Section } from '../ui/section.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ContactTabs } from './contact-tabs.tsx';
import { makeOrganisation, type Organisation, organisationsQuery } from './customer-requests.ts';
import { type OrganisationEdit, OrganisationFields } from './organisation-fields.tsx';

const route = getRouteApi('/signed-in/contacts/organisations');

/** The companies that customers belong to, by name. */
export function Organisations() {
  const say = useSay();
  const may = useMay();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const organisations = useInfiniteQuery(organisationsQuery(search));
  return (
    <>
      <PageHead title={say('contact-tabs.organisations')} note={say('organisations.note')} />
      <ContactTabs />
      <QueryView query={organisations} lines={5}>
        {({ pages }) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0 && search === '') {
            return <Empty heading={say('organisations.empty')}>{say('organisations.empty-text')}</Empty>;
          }
          return (
            <>
              <search className="contact-filters">
                <SearchField
                  label={say('organisations.search')}
                  value={search}
                  onSearch={(text) => void navigate({ search: text === '' ? {} : { search: text }, replace: true })}
                />
              </search>
              <OrganisationTable organisations={rows} />
              <MoreButton query={organisations} />
            </>
          );
        }}
      </QueryView>
      {may('organisation.make') ? <NewOrganisation /> : null}
    </>
  );
}

function OrganisationTable({ organisations }: Readonly<{ organisations: readonly Organisation[] }>) {
  const say = useSay();
  if (organisations.length === 0) return <p className="muted">{say('contacts.none-found')}</p>;
  return (
    <table className="spaced-table">
      <caption className="unseen">{say('contact-tabs.organisations')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contact.name')}</th>
          <th scope="col" className="wide-only">
            {say('contacts.number')}
          </th>
          <th scope="col" className="end">
            {say('contact-tabs.people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {organisations.map((organisation) => (
          <tr key={organisation.id}>
            <th scope="row">
              <Link to="/contacts/organisations/$organisationId" params={{ organisationId: organisation.id }}>
                {organisation.name}
              </Link>
            </th>
            <td className="wide-only number">{organisation.external_id ?? '–'}</td>
            <td className="end number">{organisation.contact_count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewOrganisation() {
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<OrganisationEdit>({ name: '', number: '' });
  const send = useCallback(async () => {
    const made = await makeOrganisation({ name: edit.name, external_id: edit.number.trim() || null });
    await queryClient.invalidateQueries({ queryKey: ['organisations'] });
    await navigate({ to: '/contacts/organisations/$organisationId', params: { organisationId: made.id } });
  }, [edit, queryClient, navigate]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('organisations.new')} note={say('organisations.new-note')}>
      <Form submission={submission} className="field-grid">
        <OrganisationFields edit={edit} onChange={setEdit} errorOf={submission.errorOf} />
        <div>
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('organisations.add')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
