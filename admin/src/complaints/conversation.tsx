import type { Remedy } from '@voldaan/domain/complaints/case-event';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type CaseDetail, type CaseStep, settleCase, stepCase } from './case-requests.ts';
import { SettlementFields } from './settlement-fields.tsx';
import { StepButtons } from './step-buttons.tsx';
import { AssignDialog, SettleDialog, WaitDialog } from './step-dialogs.tsx';
import { useCaseDraft } from './use-case-draft.ts';
import { useCaseSteps } from './use-case-steps.ts';

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

function Form({ detail }: Props) {
  const say = useSay();
  const { case: one } = detail;
  const [note, setNote] = useCaseDraft(one.id);
  const [cause, setCause] = useState(one.cause?.id ?? '');
  const [chosen, setChosen] = useState<readonly Remedy[]>([]);
  const [isSpoken, setSpoken] = useState(one.spoken_at !== null);
  const [asked, setAsked] = useState<'wait' | 'assign' | 'settle' | undefined>();
  const steps = useCaseSteps(detail);
  const take = (act: () => Promise<CaseDetail>) =>
    steps.mutate(async () => {
      const after = await act();
      setNote('');
      return after;
    });
  const step = (given: CaseStep) => take(() => stepCase(detail, given));
  const settle = () =>
    take(() => settleCase(detail, { note, cause_id: cause === '' ? null : cause, remedies: [...chosen] }));
  const close = () => setAsked(undefined);
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
        <SettlementFields
          causes={detail.causes}
          cause={cause}
          onCause={setCause}
          chosen={chosen}
          onChosen={setChosen}
        />
      ) : null}
      <Tick isSelected={isSpoken} onChange={setSpoken}>
        {say('cases.spoken')}
        <small>{say('cases.spoken-hint')}</small>
      </Tick>
      <StepButtons
        note={note}
        isSpoken={isSpoken}
        isPending={steps.isPending}
        onSettle={isSpoken ? settle : () => setAsked('settle')}
        onStep={step}
        onAsk={setAsked}
      />
      <SettleDialog name={one.name} isOpen={asked === 'settle'} onClose={close} onSettle={settle} />
      <WaitDialog isOpen={asked === 'wait'} note={note} onClose={close} onStep={step} />
      <AssignDialog detail={detail} isOpen={asked === 'assign'} onClose={close} onStep={step} />
    </form>
  );
}

function Reopen({ detail }: Props) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const steps = useCaseSteps(detail);
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
