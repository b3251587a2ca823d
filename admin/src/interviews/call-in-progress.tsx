import { interviewSteps, openStep } from '@voldaan/domain/interviews/interview-steps';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { AskStage } from './ask-stage.tsx';
import type { Call, CallEnded } from './call-requests.ts';
import { ClosingStage } from './closing-stage.tsx';
import { DialStage } from './dial-stage.tsx';
import type { Ending } from './end-codes.ts';
import { EndStage } from './end-stage.tsx';
import { StopStage } from './stop-stage.tsx';
import { type Saving, useSaving } from './use-saving.ts';

type Stage =
  | Readonly<{ kind: 'dial' | 'closing' }>
  | Readonly<{ kind: 'ask' | 'stop'; place: number }>
  | Readonly<{ kind: 'end'; outcome: Ending; before: Stage }>;

type Props = Readonly<{ call: Call; onEnded: (ended: CallEnded) => void; onLeave: () => void }>;

/** A call from the first ring to the goodbye, by keys alone. */
export function CallInProgress({ call, onEnded, onLeave }: Props) {
  const say = useSay();
  const saving = useSaving(call.id);
  const [answers, setAnswers] = useState<Answers>(call.answers);
  const [stage, setStage] = useState<Stage>({ kind: 'dial' });
  const { settle } = saving;
  const stepsOf = (given: Answers) => interviewSteps(call.definition, given, call.context);
  const go = (place: number, given: Answers = answers) =>
    setStage(place < stepsOf(given).length ? { kind: 'ask', place: Math.max(0, place) } : { kind: 'closing' });
  const answer = (place: number, given: Answers) => {
    const all = { ...answers, ...given };
    setAnswers(all);
    saving.save(given);
    go(place + 1, all);
  };
  const end = (outcome: Ending) => setStage({ kind: 'end', outcome, before: stage });
  const back = useCallback(() => setStage((now) => (now.kind === 'end' ? now.before : now)), []);
  const note = call.is_agreed ? say('call.agreed') : say('call.attempt', { number: call.attempts.length + 1 });
  return (
    <div className="call">
      <PageHead
        title={call.name || say('calls.nameless')}
        crumb={call.study.name}
        note={note}
        actions={<LinkButton onPress={onLeave}>{say('calls.to-desk')}</LinkButton>}
      />
      {stage.kind === 'dial' ? (
        <DialStage call={call} onBegin={() => go(openStep(stepsOf(answers), answers))} onEnd={end} />
      ) : null}
      {stage.kind === 'ask' ? ask(stage.place) : null}
      {stage.kind === 'stop' ? <StopStage onEnd={end} onBack={() => go(stage.place)} /> : null}
      {stage.kind === 'closing' ? (
        <ClosingStage call={call} settle={settle} onEnded={onEnded} onBack={() => go(stepsOf(answers).length - 1)} />
      ) : null}
      {stage.kind === 'end' ? (
        <EndStage call={call} outcome={stage.outcome} settle={settle} onEnded={onEnded} onBack={back} />
      ) : null}
      <SavingLine saving={saving} isShown={stage.kind !== 'dial'} />
    </div>
  );

  function ask(place: number) {
    const steps = stepsOf(answers);
    const step = steps[place];
    if (step === undefined) return null;
    return (
      <AskStage
        key={step.question.id}
        call={call}
        step={step}
        answers={answers}
        number={place + 1}
        count={steps.length}
        onAnswer={(given) => answer(place, given)}
        onBack={() => (place === 0 ? setStage({ kind: 'dial' }) : go(place - 1))}
        onStop={() => setStage({ kind: 'stop', place })}
      />
    );
  }
}

/** Whether everything is safe, at the foot of every question. */
function SavingLine({ saving, isShown }: Readonly<{ saving: Saving; isShown: boolean }>) {
  const say = useSay();
  if (!isShown) return null;
  const { state, reason, retry } = saving;
  if (state !== 'failed') {
    return (
      <p className="call-saving" role="status">
        {say(state === 'saved' ? 'call.saved' : 'call.saving')}
      </p>
    );
  }
  return (
    <p className="call-saving call-unsaved" role="alert">
      {say('call.not-saved', { reason })} <LinkButton onPress={retry}>{say('call.save-again')}</LinkButton>
    </p>
  );
}
