import { useQuery } from '@tanstack/react-query';
import { actionKinds } from '@voldaan/domain/improvements/improvement-action';
import { staffQuery } from '../accounts/account-requests.ts';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { FormCauses, FormHead, FormSearch } from './improvement-requests.ts';
import type { PlanFieldProps } from './plan-edit.ts';

type HeadProps = PlanFieldProps &
  Readonly<{ head: FormHead; causes: FormCauses; onChoose: (search: FormSearch) => void }>;

/** What is done, by whom and for how much. */
export function WhatFields({ edit, change, errorOf }: PlanFieldProps) {
  const say = useSay();
  const may = useMay();
  const staff = useQuery({ ...staffQuery, enabled: may('staff.list') });
  const people = namedOptions(staff.data?.data ?? []);
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

/** What should rise, by how much, and from when on. */
export function OutcomeFields({ head, causes, edit, change, errorOf, onChoose }: HeadProps) {
  const say = useSay();
  return (
    <div className="field-grid">
      <SelectField
        className="span-6"
        label={say('overview.survey')}
        value={head.survey.id}
        options={namedOptions(head.surveys)}
        onChange={(survey) => onChoose({ survey })}
      />
      <SelectField
        className="span-6"
        label={say('improvements.outcome')}
        value={head.item.key}
        options={head.items.map(({ key, label }) => ({ value: key, label }))}
        onChange={(item) => onChoose({ survey: head.survey.id, item })}
      />
      {causes.length === 0 ? null : (
        <SelectField
          className="span-6"
          label={say('improvements.cause')}
          value={edit.cause_id}
          options={[{ value: '', label: say('improvements.cause-none') }, ...namedOptions(causes)]}
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
