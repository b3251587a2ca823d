import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Submission, useSubmit } from '../../ui/use-submit.ts';
import { DayInput } from '../day-input.tsx';
import { traitsQuery } from '../trait-requests.ts';
import { changeNorm, makeNorm, type Norm, type NormHead } from './norm-requests.ts';
import { readScore, type ScoreKind, writeScore } from './score-text.ts';

type Props = Readonly<{ norm: Norm | undefined; head: NormHead; onClose: () => void }>;

type Edit = Readonly<{
  item: string;
  /** '' for all customers. */
  trait: string;
  group: string;
  value: string;
  from: string;
  last: string;
  reason: string;
}>;

/** What is no number is sent as one that no scale has, so that the server names the field. */
const offEveryScale = 1_000_000;

/** A norm of one rating: of whom, how high, and from when. Of whom and of what cannot be changed: that is another norm. */
export function NormDialog({ norm, head, onClose }: Props) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const queryClient = useQueryClient();
  const kindOf = (item: string): ScoreKind => head.items.find(({ key }) => key === item)?.metric.kind ?? 'mean';
  const [edit, setEdit] = useState<Edit>(() => ({
    item: norm?.item ?? head.item.key,
    trait: norm?.group?.trait ?? '',
    group: norm?.group?.value ?? '',
    value: norm === undefined ? '' : writeScore(norm.value, kindOf(norm.item), format),
    from: norm?.from ?? new Date().toISOString().slice(0, 10),
    last: norm?.to ? dayBefore(norm.to) : '',
    reason: norm?.reason ?? '',
  }));
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  const kind = kindOf(edit.item);
  const send = useCallback(async () => {
    await sendNorm({ norm, surveyId: head.survey.id, edit, kind });
    await queryClient.invalidateQueries({ queryKey: ['norms'] });
    toast({ text: say('norms.saved') });
    onClose();
  }, [edit, kind, norm, head, queryClient, toast, say, onClose]);
  const submission = useSubmit(send);
  return (
    <Dialog isOpen onClose={onClose} heading={norm === undefined ? say('norms.new') : say('norms.edit')}>
      <Form submission={submission} className="stack">
        {norm === undefined ? <SubjectFields edit={edit} change={change} head={head} /> : null}
        <ValueFields edit={edit} change={change} kind={kind} errorOf={submission.errorOf} />
        <p className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('norms.save')}
          </Button>
          <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

type Sending = Readonly<{ norm: Norm | undefined; surveyId: string; edit: Edit; kind: ScoreKind }>;

async function sendNorm({ norm, surveyId, edit, kind }: Sending): Promise<void> {
  const to = edit.last === '' ? null : dayAfter(edit.last);
  const value = readScore(edit.value, kind) ?? offEveryScale;
  const fields = { value, from: edit.from, to, reason: edit.reason };
  const group = edit.trait === '' ? null : { trait: edit.trait, value: edit.group };
  await (norm?.id ? changeNorm(norm.id, fields) : makeNorm({ survey_id: surveyId, item: edit.item, group, ...fields }));
}

type FieldsProps = Readonly<{ edit: Edit; change: (part: Partial<Edit>) => void }>;

/** Of which rating, and of which customers. */
function SubjectFields({ edit, change, head }: FieldsProps & Readonly<{ head: NormHead }>) {
  const say = useSay();
  const { data: traits = [] } = useQuery(traitsQuery(head.survey.id));
  const trait = traits.find(({ name }) => name === edit.trait);
  const firstOf = (name: string) => traits.find((one) => one.name === name)?.values[0]?.value ?? '';
  return (
    <>
      <SelectField
        label={say('norms.rating')}
        value={edit.item}
        options={head.items.filter(({ is_asked }) => is_asked).map(({ key, label }) => ({ value: key, label }))}
        onChange={(item) => change({ item })}
      />
      <SelectField
        label={say('norms.for')}
        value={edit.trait}
        options={[
          { value: '', label: say('norms.everybody') },
          ...traits.map(({ name, label }) => ({ value: name, label })),
        ]}
        onChange={(name) => change({ trait: name, group: firstOf(name) })}
      />
      {trait === undefined ? null : (
        <SelectField
          label={trait.label}
          value={edit.group}
          options={trait.values.map(({ value, label }) => ({ value, label }))}
          onChange={(group) => change({ group })}
        />
      )}
    </>
  );
}

type ValueProps = FieldsProps & Readonly<{ kind: ScoreKind; errorOf: Submission['errorOf'] }>;

/** How high, from when until when, and why. */
function ValueFields({ edit, change, kind, errorOf }: ValueProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('norms.value', { kind })}
        name="value"
        inputMode="decimal"
        value={edit.value}
        onChange={(value) => change({ value })}
        error={errorOf('value')}
        isRequired
      />
      <DayInput
        label={say('norms.from')}
        name="from"
        value={edit.from}
        onChange={(from) => change({ from })}
        error={errorOf('from')}
      />
      <DayInput
        label={say('norms.last')}
        name="to"
        value={edit.last}
        onChange={(last) => change({ last })}
        hint={say('norms.last-hint')}
        error={errorOf('to')}
      />
      <TextField
        label={say('norms.reason')}
        name="reason"
        value={edit.reason}
        onChange={(reason) => change({ reason })}
        hint={say('norms.reason-hint')}
        error={errorOf('reason')}
        lengthMax={1000}
      />
    </>
  );
}

const dayMs = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
}
