import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { DayField } from '../studies/day-field.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type CaseDetail, type CaseStep, caseQuery, casesKey, settleCase, stepCase } from './case-requests.ts';

const remedies = ['apology', 'explanation', 'repair', 'replacement', 'refund', 'compensation', 'goodwill'] as const;
type Remedy = (typeof remedies)[number];

type Props = Readonly<{ detail: CaseDetail }>;

/** Notes the conversation while it is held, and takes the step that follows from it. */
export function Conversation({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const { case: one } = detail;
  if (one.closed_at !== null)
    return (
      <div className="case-settled">
        <p className="stamp" aria-hidden="true">
          {say('cases.stamp')}
          <small>{format.day(one.closed_at)}</small>
        </p>
        <p>{say('cases.settled', { day: format.day(one.closed_at) })}</p>
        {may('case.step') ? <Reopen detail={detail} /> : null}
      </div>
    );
  return may('case.step') ? <Form detail={detail} /> : null;
}

/** What every step does afterwards: show the case as it stands now, and who waits next. */
function useSteps(detail: CaseDetail) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<CaseDetail>) => act(),
    onSuccess: async (after) => {
      queryClient.setQueryData(caseQuery(detail.case.id).queryKey, after);
      toast({ text: say('cases.noted', { stage: say(`case-stage.${after.case.stage}`) }) });
      await queryClient.invalidateQueries({ queryKey: [...casesKey, 'list'] });
      await queryClient.invalidateQueries({ queryKey: [...casesKey, 'waiting'] });
    },
    onError: async (error) => {
      refuse(error);
      // A colleague was first: what stands there now is what has to be looked at.
      if (isProblem(error) && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: caseQuery(detail.case.id).queryKey });
    },
  });
}

function Form({ detail }: Props) {
  const say = useSay();
  const { case: one } = detail;
  const [note, setNote] = useDraft(one.id);
  const [cause, setCause] = useState(one.cause?.id ?? '');
  const [chosen, setChosen] = useState<readonly Remedy[]>([]);
  const [isSpoken, setSpoken] = useState(one.spoken_at !== null);
  const [asked, setAsked] = useState<'wait' | 'assign' | undefined>();
  const steps = useSteps(detail);
  const take = (act: () => Promise<CaseDetail>) =>
    steps.mutate(async () => {
      const after = await act();
      setNote('');
      return after;
    });
  const step = (given: CaseStep) => take(() => stepCase(detail, given));
  const settle = () =>
    take(() => settleCase(detail, { note, cause_id: cause === '' ? null : cause, remedies: [...chosen] }));
  return (
    <form className="case-form" aria-label={say('cases.conversation')} onSubmit={(event) => event.preventDefault()}>
      <span data-desk-key="n">
        <TextField
          label={say('cases.note')}
          name="note"
          value={note}
          onChange={setNote}
          rows={4}
          lengthMax={8000}
          hint={say('cases.note-hint')}
        />
      </span>
      {one.kind === 'complaint' ? (
        <div className="field-grid">
          <SelectField
            className="span-3"
            label={say('cases.cause')}
            value={cause}
            options={[
              { value: '', label: say('cases.cause-none') },
              ...detail.causes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setCause}
          />
          <div className="span-6">
            <Ticks
              label={say('cases.remedy')}
              offered={remedies.map((remedy) => [remedy, say(`remedy.${remedy}`)] as const)}
              chosen={chosen}
              onChange={setChosen}
            />
          </div>
        </div>
      ) : null}
      <Tick isSelected={isSpoken} onChange={setSpoken}>
        {say('cases.spoken')}
        <small>{say('cases.spoken-hint')}</small>
      </Tick>
      <div className="case-out">
        <span data-desk-key="o">
          <Button onPress={settle} isPending={steps.isPending} isDisabled={!isSpoken}>
            {say('cases.settle')} <kbd className="wide-only">O</kbd>
          </Button>
        </span>
        <Button
          isPending={steps.isPending}
          isDisabled={note.trim() === ''}
          onPress={() =>
            step(isSpoken ? { what: 'contact', way: 'phone', outcome: 'spoken', note } : { what: 'noted', text: note })
          }
        >
          {say(isSpoken ? 'cases.log-spoken' : 'cases.log-note')}
        </Button>
        <span data-desk-key="w">
          <Button onPress={() => setAsked('wait')}>
            {say('cases.wait')} <kbd className="wide-only">W</kbd>
          </Button>
        </span>
        <span data-desk-key="g">
          <Button
            isPending={steps.isPending}
            onPress={() => step({ what: 'contact', way: 'phone', outcome: 'no_answer', note })}
          >
            {say('cases.no-answer')} <kbd className="wide-only">G</kbd>
          </Button>
        </span>
        <span data-desk-key="t">
          <Button onPress={() => setAsked('assign')}>
            {say('cases.assign')} <kbd className="wide-only">T</kbd>
          </Button>
        </span>
      </div>
      <WaitDialog isOpen={asked === 'wait'} note={note} onClose={() => setAsked(undefined)} onStep={step} />
      <AssignDialog detail={detail} isOpen={asked === 'assign'} onClose={() => setAsked(undefined)} onStep={step} />
    </form>
  );
}

type DialogProps = Readonly<{ isOpen: boolean; onClose: () => void; onStep: (step: CaseStep) => void }>;

function WaitDialog({ isOpen, onClose, onStep, note }: DialogProps & Readonly<{ note: string }>) {
  const say = useSay();
  const [day, setDay] = useState(() => inDays(3));
  const [reason, setReason] = useState('');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('cases.wait-heading')}>
      <DayField label={say('cases.wait-until')} name="until" value={day} onChange={setDay} />
      <TextField label={say('cases.wait-reason')} name="reason" value={reason} onChange={setReason} lengthMax={400} />
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        <Button
          look="primary"
          onPress={() => {
            onStep({ what: 'waits_for_customer', until: `${day}T09:00:00Z`, reason: reason || note });
            onClose();
          }}
        >
          {say('cases.wait')}
        </Button>
      </div>
    </Dialog>
  );
}

function AssignDialog({ detail, isOpen, onClose, onStep }: DialogProps & Props) {
  const say = useSay();
  const [to, setTo] = useState(detail.case.owner?.id ?? detail.colleagues[0]?.id ?? '');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('cases.assign-heading')}>
      <SelectField
        label={say('cases.assign-to')}
        value={to}
        options={detail.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        <Button
          look="primary"
          onPress={() => {
            onStep({ what: 'assigned', to });
            onClose();
          }}
        >
          {say('cases.assign')}
        </Button>
      </div>
    </Dialog>
  );
}

function Reopen({ detail }: Props) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const steps = useSteps(detail);
  return (
    <details className="case-reopen">
      <summary>{say('cases.reopen')}</summary>
      <TextField
        label={say('cases.reopen-reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        lengthMax={4000}
      />
      <Button
        isPending={steps.isPending}
        onPress={() => steps.mutate(() => stepCase(detail, { what: 'reopened', reason }))}
      >
        {say('cases.reopen')}
      </Button>
    </details>
  );
}

/** What was typed is kept in this browser until it is noted: a call is not written down twice. */
function useDraft(caseId: string) {
  const key = `voldaan.case-note.${caseId}`;
  const [note, setNote] = useState(() => readDraft(key));
  useEffect(() => {
    try {
      if (note === '') localStorage.removeItem(key);
      else localStorage.setItem(key, note);
    } catch {
      // Storage is off in this browser; the note lives as long as the page.
    }
  }, [key, note]);
  return [note, setNote] as const;
}

function readDraft(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function inDays(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return date.toLocaleDateString('sv-SE');
}
