import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button } from '../ui/button.tsx';
import { dayFromNow } from '../ui/day-from-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { PromiseHead, PromiseStep } from './promise-requests.ts';

type Props = Readonly<{
  promise: PromiseHead;
  what: PromiseStep['what'];
  onClose: () => void;
  onStep: (step: PromiseStep) => void;
}>;

/** On which day, and what is to be remembered of it. */
export function PromiseStepDialog({ promise, what, onClose, onStep }: Props) {
  const say = useSay();
  const [day, setDay] = useState(() => (what === 'moved' ? dayFromNow(7) : dayFromNow(0)));
  const [note, setNote] = useState('');
  const step = (): PromiseStep => {
    if (what === 'kept') return { what, on: day, note };
    return what === 'moved' ? { what, due_on: day, note } : { what, note };
  };
  return (
    <Dialog isOpen onClose={onClose} heading={promise.what}>
      <div className="visit-fields">
        <p>{say(`promises.ask.${what}`)}</p>
        {what === 'kept' ? <DayField label={say('promises.kept-on')} name="on" value={day} onChange={setDay} /> : null}
        {what === 'moved' ? (
          <DayField label={say('promises.new-day')} name="due_on" value={day} onChange={setDay} />
        ) : null}
        <TextField label={say('promises.note')} name="note" value={note} onChange={setNote} lengthMax={500} />
      </div>
      <div className="row dialog-actions">
        <Button look="primary" onPress={() => onStep(step())}>
          {say(`promises.do.${what}`)}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </Dialog>
  );
}
