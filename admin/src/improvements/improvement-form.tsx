import './improvements.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { actionKinds } from '@voldaan/domain/improvements/improvement-action';
import { useCallback, useState } from 'react';
import { staffQuery } from '../accounts/account-requests.ts';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { readNumber } from '../studies/read-number.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { dayFromNow } from '../ui/day-from-now.ts';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import {
  type FormCauses,
  type FormHead,
  type FormTraits,
  improvementFormQuery,
  improvementsQuery,
  planImprovement,
} from './improvement-requests.ts';
import type { PlanEdit, PlanFieldProps } from './plan-edit.ts';
import { UnitFields } from './unit-fields.tsx';

const route = getRouteApi('/signed-in/improvements/new');

/** An action is written down before it starts: what, who, and what it will be compared with. */
export function NewImprovement() {
  const say = useSay();
  const search = route.useSearch();
  const form = useQuery(improvementFormQuery(search));
  return (
    <>
      <PageHead
        title={say('improvements.new')}
        crumb={<Link to="/improvements">{say('shell.improvements')}</Link>}
        note={say('improvements.new-note')}
      />
      <QueryView query={form} lines={8}>
        {({ head, traits, causes }) =>
          head === null || traits.length === 0 ? (
            <Empty heading={say('improvements.no-survey')}>{say('improvements.no-survey-text')}</Empty>
          ) : (
            <Fields head={head} traits={traits} causes={causes} />
          )
        }
      </QueryView>
    </>
  );
}

function useEdit(traits: FormTraits) {
  const [edit, setEdit] = useState<PlanEdit>(() => ({
    name: '',
    measure: '',
    kind: 'process',
    owner_id: '',
    cause_id: '',
    cost: '',
    currency: 'EUR',
    trait: (traits.find(({ name }) => name.startsWith('attribute:')) ?? traits[0])?.name ?? '',
    treated: [],
    comparison: [],
    worthwhile: '',
    starts_on: dayFromNow(1),
  }));
  return [edit, (part: Partial<PlanEdit>) => setEdit((current) => ({ ...current, ...part }))] as const;
}

function Fields({ head, traits, causes }: Readonly<{ head: FormHead; traits: FormTraits; causes: FormCauses }>) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, change] = useEdit(traits);
  const isShare = head.item.metric.kind === 'share';
  const send = useCallback(async () => {
    const worthwhile = readNumber(edit.worthwhile, format.locale) ?? 0;
    const cost = edit.cost === '' ? null : (readNumber(edit.cost, format.locale) ?? -1);
    const made = await planImprovement({
      ...edit,
      treated: [...edit.treated],
      comparison: [...edit.comparison],
      owner_id: edit.owner_id || null,
      cause_id: edit.cause_id || null,
      survey_id: head.survey.id,
      item: head.item.key,
      worthwhile: isShare ? worthwhile / 100 : worthwhile,
      cost,
      currency: cost === null ? null : edit.currency,
    });
    await queryClient.invalidateQueries({ queryKey: improvementsQuery.queryKey });
    toast({ text: say('improvements.planned') });
    await navigate({ to: '/improvements/$actionId', params: { actionId: made.action.id } });
  }, [edit, head, isShare, format.locale, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <Form submission={submission}>
      <Section heading={say('improvements.what')} note={say('improvements.what-note')}>
        <WhatFields edit={edit} change={change} errorOf={errorOf} />
      </Section>
      <Section heading={say('improvements.outcome')} note={say('improvements.outcome-note')}>
        <OutcomeFields head={head} causes={causes} edit={edit} change={change} errorOf={errorOf} />
      </Section>
      <Section heading={say('improvements.units')} note={say('improvements.units-note')}>
        <UnitFields traits={traits} edit={edit} change={change} errorOf={errorOf} />
      </Section>
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('improvements.write-down')}
        </Button>
        <Link className={buttonClass('quiet')} to="/improvements">
          {say('ui.not-yet')}
        </Link>
      </p>
    </Form>
  );
}

type HeadProps = PlanFieldProps & Readonly<{ head: FormHead; causes: FormCauses }>;

function WhatFields({ edit, change, errorOf }: PlanFieldProps) {
  const say = useSay();
  const may = useMay();
  const staff = useQuery({ ...staffQuery, enabled: may('staff.list') });
  const people = (staff.data?.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  return (
    <div className="field-grid">
      <TextField
        className="span-4"
        label={say('improvements.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <SelectField
        className="span-2"
        label={say('improvements.kind')}
        value={edit.kind}
        options={actionKinds.map((kind) => ({ value: kind, label: say(`action-kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        className="span-6"
        label={say('improvements.measure')}
        name="measure"
        value={edit.measure}
        onChange={(measure) => change({ measure })}
        error={errorOf('measure')}
        rows={2}
        lengthMax={2000}
      />
      <SelectField
        className="span-2"
        label={say('improvements.owner')}
        value={edit.owner_id}
        options={[{ value: '', label: say('touchpoints.nobody') }, ...people]}
        onChange={(owner_id) => change({ owner_id })}
      />
      <TextField
        className="span-2"
        label={say('improvements.cost')}
        name="cost"
        inputMode="decimal"
        value={edit.cost}
        onChange={(cost) => change({ cost })}
        error={errorOf('cost')}
      />
      <SelectField
        className="span-2"
        label={say('improvements.currency')}
        value={edit.currency}
        options={['EUR', 'NOK', 'SEK', 'DKK', 'GBP', 'USD'].map((code) => ({ value: code, label: code }))}
        onChange={(currency) => change({ currency })}
      />
    </div>
  );
}

function OutcomeFields({ head, causes, edit, change, errorOf }: HeadProps) {
  const say = useSay();
  const navigate = useNavigate();
  const choose = (search: Readonly<{ survey?: string; item?: string }>) =>
    void navigate({ to: '/improvements/new', search, replace: true });
  return (
    <div className="field-grid">
      <SelectField
        className="span-6"
        label={say('overview.survey')}
        value={head.survey.id}
        options={head.surveys.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(survey) => choose({ survey })}
      />
      <SelectField
        className="span-6"
        label={say('improvements.outcome')}
        value={head.item.key}
        options={head.items.map(({ key, label }) => ({ value: key, label }))}
        onChange={(item) => choose({ survey: head.survey.id, item })}
      />
      {causes.length === 0 ? null : (
        <SelectField
          className="span-6"
          label={say('improvements.cause')}
          value={edit.cause_id}
          options={[
            { value: '', label: say('improvements.cause-none') },
            ...causes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(cause_id) => change({ cause_id })}
        />
      )}
      <TextField
        className="span-3"
        label={say('improvements.worthwhile')}
        name="worthwhile"
        inputMode="decimal"
        value={edit.worthwhile}
        onChange={(worthwhile) => change({ worthwhile })}
        hint={say(`improvements.worthwhile-hint.${head.item.metric.kind}`)}
        error={errorOf('worthwhile')}
        isRequired
      />
      <span className="span-3">
        <DayField
          label={say('improvements.start')}
          name="starts_on"
          value={edit.starts_on}
          onChange={(starts_on) => change({ starts_on })}
        />
      </span>
    </div>
  );
}
