import './conversation.css';
import type { ContactWay, Remedy } from '@voldaan/domain/complaints/case-event';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CaseNews } from './case-log.tsx';
import { CaseNote } from './case-note.tsx';
import { type CaseDetail, type CaseStep, settleCase, stepCase } from './case-requests.ts';
import { MacroDialog } from './macros/macro-dialog.tsx';
import { SettlementFields } from './settlement-fields.tsx';
import { SpokenFields } from './spoken-fields.tsx';
import { StepButtons } from './step-buttons.tsx';
import { AssignDialog, SettleDialog, WaitDialog } from './step-dialogs.tsx';
import { StepDialog } from './steps/step-dialog.tsx';
import { useCaseDraft } from './use-case-draft.ts';
import { leaveNote } from './use-case-keys.ts';
import { type CaseAt, useCaseSteps } from './use-case-steps.ts';

type Asked = 'wait' | 'assign' | 'settle' | 'macro' | 'step';

type Props = Readonly<{
  detail: CaseDetail;
  /** How the conversation is held that is being written down; undefined for a note of our own. */
  way: ContactWay | undefined;
  onWay: (way: ContactWay | undefined) => void;
}>;

/** Notes the conversation while it is held, and takes the step that follows from it. */
export function Conversation({ detail, way, onWay }: Props) {
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
  return may('case.step') ? <Form detail={detail} way={way} onWay={onWay} /> : null;
}

function Form({ detail, way, onWay }: Props) {
  const say = useSay();
  const { case: one } = detail;
  const [cause, setCause] = useState(one.cause?.id ?? '');
  const [chosen, setChosen] = useState<readonly Remedy[]>([]);
  const { note, setNote, asked, setAsked, steps, take, ...taking } = useStepTaking({ detail, way, onWay });
  const settle = (spoken: ContactWay | undefined) =>
    take((at) =>
      settleCase(at, {
        note,
        ...(spoken === undefined ? { is_spoken: false } : { way: spoken }),
        cause_id: cause === '' ? null : cause,
        remedies: [...chosen],
      }),
    );
  return (
    <form className="case-form" aria-label={say('cases.conversation')} onSubmit={(event) => event.preventDefault()}>
      <CaseNews events={steps.news} />
      <CaseNote note={note} onNote={setNote} detail={detail} />
      {one.kind === 'complaint' ? (
        <SettlementFields
          causes={detail.causes}
          cause={cause}
          onCause={setCause}
          chosen={chosen}
          onChosen={setChosen}
        />
      ) : null}
      <SpokenFields way={way} onWay={onWay} />
      <StepButtons
        note={note}
        way={way}
        isPending={steps.isPending}
        onSettle={way !== undefined || one.spoken_at !== null ? () => settle(way) : () => setAsked('settle')}
        onStep={taking.step}
        onAsk={setAsked}
      />
      <StepDialogs {...{ detail, steps, asked, settle, note, setNote, ...taking }} />
    </form>
  );
}

/** The note, what is still asked before a step is taken, and the ways to take one. */
function useStepTaking({ detail, way, onWay }: Props) {
  const { case: one } = detail;
  const [note, setNote] = useCaseDraft(one.id);
  const [asked, setAsked] = useState<Asked | undefined>();
  const steps = useCaseSteps(detail, note !== '' || way !== undefined || asked !== undefined);
  const close = () => setAsked(undefined);
  const take = (act: (at: CaseAt) => Promise<CaseDetail>) =>
    steps.mutate(async (at) => {
      const after = await act(at);
      close();
      setNote('');
      onWay(undefined);
      // The letters walk on from here.
      leaveNote();
      return after;
    });
  const step = (given: CaseStep) => take((at) => stepCase(at, given));
  // What has words of its own leaves the note as it is.
  const stepAside = (given: CaseStep) =>
    steps.mutate(async (at) => {
      const after = await stepCase(at, given);
      close();
      return after;
    });
  return { note, setNote, asked, setAsked, steps, close, take, step, stepAside };
}

type DialogsProps = Readonly<{
  detail: CaseDetail;
  steps: ReturnType<typeof useCaseSteps>;
  asked: Asked | undefined;
  close: () => void;
  step: (given: CaseStep) => void;
  stepAside: (given: CaseStep) => void;
  settle: (spoken: ContactWay) => void;
  note: string;
  setNote: (note: string) => void;
}>;

/** What a step still has to know, asked when it is taken. A dialog closes once its step was: refused, its words still stand. */
function StepDialogs({ detail, steps, asked, close, step, stepAside, settle, note, setNote }: DialogsProps) {
  const { case: one } = detail;
  const asking = { news: steps.news, isPending: steps.isPending, onClose: close };
  return (
    <>
      <SettleDialog name={one.name} isOpen={asked === 'settle'} {...asking} onSettle={() => settle('phone')} />
      <WaitDialog isOpen={asked === 'wait'} note={note} {...asking} onStep={step} />
      <MacroDialog
        caseId={one.id}
        isOpen={asked === 'macro'}
        onClose={close}
        onInsert={(text) => setNote(note === '' ? text : `${note}\n${text}`)}
      />
      <AssignDialog detail={detail} isOpen={asked === 'assign'} {...asking} onStep={stepAside} />
      <StepDialog detail={detail} isOpen={asked === 'step'} {...asking} onStep={stepAside} />
    </>
  );
}

function Reopen({ detail }: Pick<Props, 'detail'>) {
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
        onPress={() => steps.mutate((at) => stepCase(at, { what: 'reopened', reason }))}
      >
        {say('cases.reopen')}
      </Button>
    </details>
  );
}
