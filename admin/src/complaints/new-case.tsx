import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type CaseKind, caseKinds } from '@voldaan/domain/complaints/case-event';
import { useCallback, useState } from 'react';
import { useOpenUnits } from '../accounts/units/use-open-units.ts';
import { useSay } from '../catalogue/text.tsx';
import { type ResponseDetailData, responseQuery } from '../responses/response-requests.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { casesKey, makeCase } from './case-requests.ts';

const route = getRouteApi('/signed-in/cases/new');

const empty = {
  kind: 'complaint' as CaseKind,
  name: '',
  phone: '',
  email: '',
  words: '',
  remedy_sought: '',
  about: '',
  /** None: the rules say whose case it is. */
  unit_id: '',
};
type Edit = typeof empty;

/** What somebody said on the telephone or at the counter, written down while they say it; or an answer that is worth a case. */
export function NewCase() {
  const say = useSay();
  const { response } = route.useSearch();
  return (
    <>
      <PageHead title={say('cases.new')} crumb={<Link to="/cases">{say('shell.cases')}</Link>} />
      {response === undefined ? <CaseForm first={empty} /> : <CaseOfResponse id={response} />}
    </>
  );
}

function CaseOfResponse({ id }: Readonly<{ id: string }>) {
  const response = useQuery(responseQuery(id));
  return (
    <QueryView query={response} lines={6}>
      {(found) => <CaseForm first={editOf(found)} responseId={id} />}
    </QueryView>
  );
}

function editOf({ comment, contact }: ResponseDetailData): Edit {
  return { ...empty, words: comment ?? '', name: contact?.name ?? '', email: contact?.email ?? '' };
}

function CaseForm({ first, responseId }: Readonly<{ first: Edit; responseId?: string }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(first);
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const from = responseId === undefined ? ({ source: 'phone' } as const) : answerOf(responseId);
    const { unit_id, ...said } = edit;
    const made = await makeCase({ ...said, ...from, ...(unit_id !== '' && { unit_id }) });
    await queryClient.invalidateQueries({ queryKey: casesKey });
    toast({ text: say('cases.made', { number: made.case.number }) });
    await navigate({ to: '/cases/$caseId', params: { caseId: made.case.id } });
  }, [edit, responseId, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <Form submission={submission}>
      <Section
        heading={say('cases.what-said')}
        note={say(responseId === undefined ? 'cases.what-said-note' : 'cases.answer-note')}
      >
        <WhatFields edit={edit} change={change} errorOf={errorOf} />
      </Section>
      <Section heading={say('cases.who')} note={say('cases.who-note')}>
        <div className="field-grid">
          <LineField name="name" className="span-6" edit={edit} change={change} errorOf={errorOf} />
          <LineField name="phone" className="span-3" edit={edit} change={change} errorOf={errorOf} />
          <LineField name="email" className="span-3" edit={edit} change={change} errorOf={errorOf} />
        </div>
      </Section>
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('cases.make')}
        </Button>
        <Link className={buttonClass('quiet')} to="/cases">
          {say('ui.not-yet')}
        </Link>
      </p>
    </Form>
  );
}

function answerOf(response_id: string) {
  return { source: 'answer', response_id } as const;
}

type FieldProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  errorOf: (field: string) => string | undefined;
}>;

function WhatFields({ edit, change, errorOf }: FieldProps) {
  const say = useSay();
  return (
    <div className="field-grid">
      <SelectField
        className="span-2"
        label={say('cases.kind')}
        value={edit.kind}
        options={caseKinds.map((kind) => ({ value: kind, label: say(`case-kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <LineField name="about" className="span-4" edit={edit} change={change} errorOf={errorOf} />
      <TextField
        className="span-6"
        label={say('cases.field.words')}
        name="words"
        value={edit.words}
        onChange={(words) => change({ words })}
        error={errorOf('words')}
        rows={5}
        lengthMax={8000}
        isRequired
      />
      <TextField
        className="span-6"
        label={say('cases.field.remedy_sought')}
        name="remedy_sought"
        value={edit.remedy_sought}
        onChange={(remedy_sought) => change({ remedy_sought })}
        error={errorOf('remedy_sought')}
        lengthMax={2000}
      />
      <UnitField edit={edit} change={change} />
    </div>
  );
}

/** Whose case it will be; nothing in a company without units. */
function UnitField({ edit, change }: Pick<FieldProps, 'edit' | 'change'>) {
  const say = useSay();
  const units = useOpenUnits();
  if (units.length === 0) return null;
  return (
    <SelectField
      className="span-3"
      label={say('units.unit')}
      value={edit.unit_id}
      options={[{ value: '', label: say('cases.unit-by-rule') }, ...namedOptions(units)]}
      onChange={(unit_id) => change({ unit_id })}
    />
  );
}

type LineProps = FieldProps & Readonly<{ name: 'name' | 'phone' | 'email' | 'about'; className: string }>;

function LineField({ name, className, edit, change, errorOf }: LineProps) {
  const say = useSay();
  return (
    <TextField
      className={className}
      label={say(`cases.field.${name}`)}
      name={name}
      value={edit[name]}
      onChange={(value) => change({ [name]: value })}
      error={errorOf(name)}
      lengthMax={200}
    />
  );
}
