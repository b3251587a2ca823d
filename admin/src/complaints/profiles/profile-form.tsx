import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Submission, useSubmit } from '../../ui/use-submit.ts';
import { HoursFields } from './hours-fields.tsx';
import { changeProfile, makeProfile, type ProfileList, type ProfileWish, profilesQuery } from './profile-requests.ts';
import { TermField } from './term-field.tsx';

type Props = Readonly<{
  /** Undefined for one that is made anew. */
  id: string | undefined;
  begun: ProfileWish;
  colleagues: ProfileList['colleagues'];
  onDone: () => void;
}>;

const terms = [
  { key: 'acknowledge', mayBeNone: false },
  { key: 'first_contact', mayBeNone: true },
  { key: 'decision', mayBeNone: false },
  { key: 'extension', mayBeNone: true },
  { key: 'outer_limit', mayBeNone: true },
] as const;

/** Every promise, when somebody is told before it breaks, and the hours by which it is counted. */
export function ProfileForm({ id, begun, colleagues, onDone }: Props) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState(begun);
  const set = (change: Partial<ProfileWish>) => setWish((before) => ({ ...before, ...change }));
  const send = useCallback(async () => {
    const { name, ...rest } = wish;
    // A profile to start from is named in each reader's own language until somebody names it.
    const change = name === begun.name ? rest : wish;
    const list = id === undefined ? await makeProfile(wish) : await changeProfile(id, change);
    queryClient.setQueryData(profilesQuery.queryKey, list);
    toast({ text: say('settings.saved') });
    onDone();
  }, [id, wish, begun.name, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid profile-form">
      <TextField
        className="span-6"
        label={say('profile.name')}
        name="name"
        value={wish.name}
        onChange={(name) => set({ name })}
        error={submission.errorOf('name')}
        lengthMax={100}
        isRequired
      />
      {terms.map(({ key, mayBeNone }) => (
        <div key={key} className="span-3">
          <TermField
            label={say(`profile.${key}`)}
            name={`terms.${key}`}
            term={wish.terms[key]}
            onChange={(term) => setWish((before) => withTerm(before, key, term))}
            mayBeNone={mayBeNone}
            error={submission.errorOf(`terms.${key}.count`)}
          />
        </div>
      ))}
      <TellFields wish={wish} set={set} colleagues={colleagues} submission={submission} />
      <HoursFields hours={wish.calendar} onChange={(calendar) => set({ calendar })} errorOf={submission.errorOf} />
      <p className="hint span-6">{say('profile.follow')}</p>
      <div className="row span-6">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('profile.save')}
        </Button>
        <Button onPress={onDone}>{say('ui.not-yet')}</Button>
      </div>
    </Form>
  );
}

/** What has to be promised keeps what it had. */
function withTerm(before: ProfileWish, key: (typeof terms)[number]['key'], term: ProfileWish['terms']['extension']) {
  if (key === 'acknowledge' || key === 'decision')
    return term === null ? before : { ...before, terms: { ...before.terms, [key]: term } };
  return { ...before, terms: { ...before.terms, [key]: term } };
}

type TellProps = Readonly<{
  wish: ProfileWish;
  set: (change: Partial<ProfileWish>) => void;
  colleagues: ProfileList['colleagues'];
  submission: Submission;
}>;

/** When the owner of a case is told that a promise is about to break, and who hears that it is broken. */
function TellFields({ wish: { remind, escalation_id }, set, colleagues, submission }: TellProps) {
  const say = useSay();
  const amount = remind?.kind === 'share' ? remind.percent : remind?.hours;
  return (
    <>
      <fieldset className="term-field span-3">
        <legend className="field-label">{say('profile.remind')}</legend>
        {amount === undefined ? null : (
          <TextField
            label={<span className="unseen">{say('profile.count')}</span>}
            name="remind.count"
            value={String(amount)}
            inputMode="numeric"
            lengthMax={3}
            onChange={(text) => set({ remind: remindOf(remind?.kind ?? 'share', Number(text.replaceAll(/\D/g, ''))) })}
            error={submission.errorOf('remind.percent') ?? submission.errorOf('remind.hours')}
          />
        )}
        <SelectField
          label={<span className="unseen">{say('profile.unit')}</span>}
          value={remind?.kind ?? 'none'}
          options={(['share', 'hours', 'none'] as const).map((kind) => ({
            value: kind,
            label: say(`profile-remind.${kind}`),
          }))}
          onChange={(kind) => set({ remind: kind === 'none' ? null : remindOf(kind, kind === 'share' ? 75 : 4) })}
        />
      </fieldset>
      <SelectField
        className="span-3"
        label={say('profile.escalation')}
        value={escalation_id ?? ''}
        options={[
          { value: '', label: say('profile.managers') },
          ...colleagues.map((colleague) => ({ value: colleague.id, label: colleague.name })),
        ]}
        onChange={(chosen) => set({ escalation_id: chosen === '' ? null : chosen })}
      />
    </>
  );
}

function remindOf(kind: 'share' | 'hours', count: number): ProfileWish['remind'] {
  return kind === 'share' ? { kind, percent: count } : { kind, hours: count };
}
