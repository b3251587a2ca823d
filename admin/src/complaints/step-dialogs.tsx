import { useEffect, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button } from '../ui/button.tsx';
import { dayFromNow } from '../ui/day-from-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { CaseDetail, CaseStep } from './case-requests.ts';

type DialogProps = Readonly<{ isOpen: boolean; onClose: () => void; onStep: (step: CaseStep) => void }>;

/** Until when the customer has the next move, and with what. */
export function WaitDialog({ isOpen, onClose, onStep, note }: DialogProps & Readonly<{ note: string }>) {
  const say = useSay();
  const [day, setDay] = useState(() => dayFromNow(3));
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

export function AssignDialog({ detail, isOpen, onClose, onStep }: DialogProps & Readonly<{ detail: CaseDetail }>) {
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

type SettleProps = Readonly<{ name: string; isOpen: boolean; onClose: () => void; onSettle: () => void }>;

/** Asked of whoever settles a case without having ticked that they spoke to the customer; Enter says that they did. */
export function SettleDialog({ name, isOpen, onClose, onSettle }: SettleProps) {
  const say = useSay();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      heading={name === '' ? say('cases.settle-ask-nameless') : say('cases.settle-ask', { name })}
      role="alertdialog"
    >
      <p>{say('cases.settle-text')}</p>
      <SettleActions onClose={onClose} onSettle={onSettle} />
    </Dialog>
  );
}

function SettleActions({ onClose, onSettle }: Pick<SettleProps, 'onClose' | 'onSettle'>) {
  const say = useSay();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);
  return (
    <div className="row dialog-actions" ref={row}>
      <Button
        look="primary"
        onPress={() => {
          onSettle();
          onClose();
        }}
      >
        {say('cases.settle-spoken')}
      </Button>
      <Button onPress={onClose}>{say('ui.not-yet')}</Button>
    </div>
  );
}
