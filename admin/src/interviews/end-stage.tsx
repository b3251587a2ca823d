import { dispositions } from '@voldaan/domain/interviews/call-outcome';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Call, type CallEnded, endCall } from './call-requests.ts';
import type { Ending } from './end-codes.ts';
import { useKeys } from './use-keys.ts';

type Props = Readonly<{
  call: Call;
  outcome: Ending;
  /** Waits for what is on its way to be saved; false when it could not be. */
  settle: () => Promise<boolean>;
  onEnded: (ended: CallEnded) => void;
  onBack: () => void;
}>;

/** What will be written down, once more before it is: a slip of the finger must not end somebody's interview. */
export function EndStage({ call, outcome, settle, onEnded, onBack }: Props) {
  const say = useSay();
  const [note, setNote] = useState(call.note);
  const [time, setTime] = useState(tomorrow);
  const send = useCallback(async () => {
    if (!(await settle())) return;
    onEnded(await endCall(call.id, { outcome, note, call_back: outcome === 'call_back' ? time : null }));
  }, [call.id, outcome, note, time, settle, onEnded]);
  const submission = useSubmit(send);
  useKeys((key) => {
    if (key === 'Escape') onBack();
    else if (key === 'Enter') submission.submit();
    else return false;
    return true;
  });
  const { isFinal } = dispositions[outcome];
  const follows = outcome === 'do_not_call' ? 'call.final-never' : isFinal ? 'call.final' : 'call.again';
  return (
    <Form submission={submission}>
      <Section
        label={say('call.stop')}
        heading={say('call.end-heading', { outcome: say(`call-outcome.${outcome}`) })}
        note={outcome === 'call_back' ? say('call.zone', { zone: call.zone }) : say(follows)}
      >
        {outcome === 'call_back' ? <CallBackFields time={time} onChange={setTime} /> : null}
        <TextField
          name="note"
          label={say('call.note')}
          value={note}
          onChange={setNote}
          error={submission.errorOf('note')}
        />
        <p className="row after-field">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('call.end')} <kbd>Enter</kbd>
          </Button>
          <Button look="quiet" onPress={onBack}>
            {say('call.not-end')} <kbd>Esc</kbd>
          </Button>
        </p>
      </Section>
    </Form>
  );
}

type CallBack = Readonly<{ day: string; time: string }>;

/** The same hour tomorrow, to begin with. */
function tomorrow(): CallBack {
  const at = new Date(Date.now() + 86_400_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:00`,
  };
}

function CallBackFields({ time, onChange }: Readonly<{ time: CallBack; onChange: (time: CallBack) => void }>) {
  const say = useSay();
  const day = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => day.current?.focus(), []);
  return (
    <div className="row call-back" id="field-call_back" tabIndex={-1}>
      <label className="field">
        <span className="field-label">{say('call.day')}</span>
        <input
          ref={day}
          className="input"
          type="date"
          value={time.day}
          onChange={(event) => onChange({ ...time, day: event.target.value })}
        />
      </label>
      <label className="field">
        <span className="field-label">{say('call.time')}</span>
        <input
          className="input"
          type="time"
          value={time.time}
          onChange={(event) => onChange({ ...time, time: event.target.value })}
        />
      </label>
    </div>
  );
}
