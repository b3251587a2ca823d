import { namedOptions } from '../ui/named-options.ts';
import './relations.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { contactQuery } from '../contacts/customer-requests.ts';
import { FindContact, type PickedContact } from '../contacts/find-contact.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button, buttonClass, LinkButton } from '../ui/button.tsx';
import { dayFromNow } from '../ui/day-from-now.ts';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { newPress } from './new-press.ts';
import { makePromise, promisesKey } from './promise-requests.ts';
import { type VisitForm, visitFormQuery } from './visit-requests.ts';

const route = getRouteApi('/signed-in/promises/new');

/** What was promised on the telephone, at the counter or in a case. */
export function NewPromise() {
  const say = useSay();
  const facts = useQuery(visitFormQuery);
  return (
    <>
      <PageHead title={say('promises.new')} crumb={<Link to="/promises">{say('shell.promises')}</Link>} />
      <QueryView query={facts} lines={6}>
        {(found) => <PromiseForm facts={found} />}
      </QueryView>
    </>
  );
}

type Edit = Readonly<{ what: string; due_on: string; owner_id: string; name: string }>;

function PromiseForm({ facts }: Readonly<{ facts: VisitForm }>) {
  const say = useSay();
  const toast = useToast();
  const { staff } = useMe();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { case: caseId } = route.useSearch();
  const [press] = useState(newPress);
  const [to, setTo] = useState<PickedContact>();
  const [edit, setEdit] = useState<Edit>(() => ({ what: '', due_on: dayFromNow(7), owner_id: staff.id, name: '' }));
  const contact = route.useSearch().contact ?? to?.id;
  const send = useCallback(async () => {
    await makePromise({
      ...edit,
      press,
      ...(contact !== undefined && { contact_id: contact }),
      ...(caseId !== undefined && { case_id: caseId }),
    });
    await queryClient.invalidateQueries({ queryKey: promisesKey });
    toast({ text: say('promises.made-toast') });
    await navigate({ to: '/promises' });
  }, [edit, press, contact, caseId, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  return (
    <Form submission={submission}>
      {caseId === undefined ? (
        <ToWhom
          picked={to}
          contactId={contact}
          name={edit.name}
          onName={(name) => change({ name })}
          onPick={setTo}
          error={errorOf('name')}
        />
      ) : null}
      <Section heading={say('promises.what-heading')} note={say('promises.what-note')}>
        <WhatFields edit={edit} change={change} colleagues={facts.colleagues} errorOf={errorOf} />
        <p className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('promises.write-down')}
          </Button>
          <Link className={buttonClass('quiet')} to="/promises">
            {say('ui.not-yet')}
          </Link>
        </p>
      </Section>
    </Form>
  );
}

type WhatProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  colleagues: VisitForm['colleagues'];
  errorOf: (field: string) => string | undefined;
}>;

function WhatFields({ edit, change, colleagues, errorOf }: WhatProps) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-6"
        label={say('promises.what')}
        name="what"
        value={edit.what}
        onChange={(what) => change({ what })}
        error={errorOf('what')}
        lengthMax={500}
        isRequired
      />
      <div className="span-3">
        <DayField
          label={say('promises.due')}
          name="due_on"
          value={edit.due_on}
          onChange={(due_on) => change({ due_on })}
          error={errorOf('due_on')}
        />
      </div>
      <SelectField
        className="span-3"
        label={say('promises.owner')}
        value={edit.owner_id}
        options={namedOptions(colleagues)}
        onChange={(owner_id) => change({ owner_id })}
      />
    </div>
  );
}

type ToProps = Readonly<{
  picked: PickedContact | undefined;
  contactId: string | undefined;
  name: string;
  onName: (name: string) => void;
  onPick: (contact: PickedContact | undefined) => void;
  error: string | undefined;
}>;

function ToWhom({ picked, contactId, name, onName, onPick, error }: ToProps) {
  const say = useSay();
  return (
    <Section heading={say('promises.to-whom')} note={say('promises.to-whom-note')}>
      {contactId === undefined ? (
        <div className="visit-fields">
          <FindContact onPick={onPick} />
          <TextField
            label={say('promises.name')}
            name="name"
            value={name}
            onChange={onName}
            error={error}
            lengthMax={200}
          />
        </div>
      ) : (
        <p>
          <PickedName id={contactId} />{' '}
          {picked === undefined ? null : (
            <LinkButton onPress={() => onPick(undefined)}>{say('promises.somebody-else')}</LinkButton>
          )}
        </p>
      )}
    </Section>
  );
}

function PickedName({ id }: Readonly<{ id: string }>) {
  const contact = useQuery(contactQuery(id)).data;
  return <b>{contact === undefined ? '' : contact.name || contact.email}</b>;
}
