import './relations.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { MarkChoice } from './mark-choice.tsx';
import { PromiseFields } from './promise-fields.tsx';
import { promisesKey } from './promise-requests.ts';
import { useVisitDraft, type VisitDraft } from './use-visit-draft.ts';
import { type VisitForm as FormFacts, noteVisit, type VisitResult, visitQuery, visitsKey } from './visit-requests.ts';

type About = Readonly<{ visit_id: string } | { contact_id: string }>;
type Props = Readonly<{ about: About; facts: FormFacts }>;

const caseChoices = ['none', 'complaint', 'suggestion', 'question', 'compliment'] as const;
const weekMs = 7 * 86_400_000;

/** What came of a visit, written down where it was: one column, large fields, and nothing lost without a signal. */
export function VisitForm({ about, facts }: Props) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const subject = 'visit_id' in about ? about.visit_id : about.contact_id;
  const { draft, change, clear, wasKept } = useVisitDraft(subject, facts.today);
  const send = useCallback(async () => {
    const saved = await noteVisit(resultOf(about, draft));
    clear();
    queryClient.setQueryData(visitQuery(saved.id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: visitsKey });
    await queryClient.invalidateQueries({ queryKey: promisesKey });
    if (saved.contact !== null)
      await queryClient.invalidateQueries({ queryKey: ['contacts', 'history', saved.contact.id] });
    toast({ text: say('visits.noted') });
    await navigate({ to: '/visits/$visitId', params: { visitId: saved.id } });
  }, [about, draft, clear, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <Form submission={submission} className="visit-form">
      {wasKept ? <p className="note">{say('visits.draft-kept')}</p> : null}
      <Said draft={draft} change={change} facts={facts} errorOf={errorOf} />
      <Promised draft={draft} change={change} facts={facts} errorOf={errorOf} />
      <Section heading={say('visits.then')} note={say('visits.then-note')}>
        <div className="visit-fields">
          <SelectField
            label={say('visits.case')}
            value={draft.caseKind}
            options={caseChoices.map((kind) => ({
              value: kind,
              label: kind === 'none' ? say('visits.case-none') : say(`case-kind.${kind}`),
            }))}
            onChange={(caseKind) => change({ caseKind })}
          />
        </div>
        <p className="section-action">
          <Button type="submit" look="primary" size="large" isPending={submission.isPending}>
            {say('visits.save')}
          </Button>
        </p>
      </Section>
    </Form>
  );
}

type PartProps = Readonly<{
  draft: VisitDraft;
  change: (part: Partial<VisitDraft>) => void;
  facts: FormFacts;
  errorOf: (field: string) => string | undefined;
}>;

function Said({ draft, change, facts, errorOf }: PartProps) {
  const say = useSay();
  return (
    <Section heading={say('visits.said')} note={say('visits.said-note')}>
      <div className="visit-fields">
        <MarkChoice
          scale={facts.scale}
          question={facts.question}
          value={draft.mark}
          onChange={(mark) => change({ mark })}
          error={errorOf('mark')}
        />
        <TextField
          label={say('visits.better')}
          name="better"
          value={draft.better}
          onChange={(better) => change({ better })}
          hint={say('visits.better-hint')}
          error={errorOf('better')}
          rows={2}
          lengthMax={500}
        />
        <TextField
          label={say('visits.notes')}
          name="notes"
          value={draft.notes}
          onChange={(notes) => change({ notes })}
          error={errorOf('notes')}
          rows={4}
          lengthMax={4000}
        />
        <TextField
          label={say('visits.present')}
          name="present"
          value={draft.present}
          onChange={(present) => change({ present })}
          error={errorOf('present')}
          lengthMax={200}
        />
        <DayField
          label={say('visits.on')}
          name="on"
          value={draft.on}
          onChange={(on) => change({ on })}
          error={errorOf('on')}
        />
      </div>
    </Section>
  );
}

function Promised({ draft, change, facts, errorOf }: PartProps) {
  const say = useSay();
  const { staff } = useMe();
  return (
    <Section heading={say('visits.promised')} note={say('visits.promised-note')}>
      <PromiseFields
        promises={draft.promises}
        onChange={(promises) => change({ promises })}
        colleagues={facts.colleagues}
        ownId={staff.id}
        dayDefault={new Date(Date.parse(facts.today) + weekMs).toISOString().slice(0, 10)}
        errorOf={errorOf}
      />
    </Section>
  );
}

function resultOf(about: About, draft: VisitDraft): VisitResult {
  const { press, mark, better, notes, present, promises, caseKind, on } = draft;
  return {
    ...about,
    press,
    mark,
    better,
    notes,
    present,
    promises: promises.map(({ what, due_on, owner_id }) => ({ what, due_on, owner_id })),
    case_kind: caseKind === 'none' ? null : caseKind,
    on,
  };
}
