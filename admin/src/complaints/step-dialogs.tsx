import { useEffect, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button } from '../ui/button.tsx';
import { dayFromNow } from '../ui/day-from-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CaseNews } from './case-log.tsx';
import type { CaseDetail, CaseStep } from './case-requests.ts';

/** What every dialog about a step knows: it stays open, with its words, until the step was taken. */
export type AskingProps = Readonly<{
  /** What a colleague did while it was open. */
  news: CaseDetail['events'];
  isPending: boolean;
  onClose: () => void;
}>;

type DialogProps = AskingProps & Readonly<{ isOpen: boolean; onStep: (step: CaseStep) => void }>;

/** Until when the customer has the next move, and with what. */
export function WaitDialog({ isOpen, ...asked }: DialogProps & Readonly<{ note: string }>) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={asked.onClose} heading={say('cases.wait-heading')}>
      <WaitForm {...asked} />
    </Dialog>
  );
}

function WaitForm({
  news,
  isPending,
  onClose,
  onStep,
  note,
}: Omit<DialogProps, 'isOpen'> & Readonly<{ note: string }>) {
  const say = useSay();
  const [day, setDay] = useState(() => dayFromNow(3));
  const [reason, setReason] = useState('');
  return (
    <>
      <CaseNews events={news} />
      <DayField label={say('cases.wait-until')} name="until" value={day} onChange={setDay} />
      <TextField label={say('cases.wait-reason')} name="reason" value={reason} onChange={setReason} lengthMax={400} />
      <div className="row dialog-actions">
        <Button
          look="primary"
          isPending={isPending}
          onPress={() => onStep({ what: 'waits_for_customer', until: `${day}T09:00:00Z`, reason: reason || note })}
        >
          {say('cases.wait')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}

export function AssignDialog({ isOpen, ...asked }: DialogProps & Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={asked.onClose} heading={say('cases.assign-heading')}>
      <AssignForm {...asked} />
    </Dialog>
  );
}

type AssignProps = Omit<DialogProps, 'isOpen'> & Readonly<{ detail: CaseDetail }>;

function AssignForm({ detail, news, isPending, onClose, onStep }: AssignProps) {
  const say = useSay();
  const [to, setTo] = useState(detail.case.owner?.id ?? detail.colleagues[0]?.id ?? '');
  return (
    <>
      <CaseNews events={news} />
      <SelectField
        label={say('cases.assign-to')}
        value={to}
        options={detail.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
      <div className="row dialog-actions">
        <Button look="primary" isPending={isPending} onPress={() => onStep({ what: 'assigned', to })}>
          {say('cases.assign')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}

type SettleProps = AskingProps & Readonly<{ name: string; isOpen: boolean; onSettle: () => void }>;

/** Asked of whoever settles a case without having ticked that they spoke to the customer; Enter says that they did. */
export function SettleDialog({ name, isOpen, news, isPending, onClose, onSettle }: SettleProps) {
  const say = useSay();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      heading={name === '' ? say('cases.settle-ask-nameless') : say('cases.settle-ask', { name })}
      role="alertdialog"
    >
      <CaseNews events={news} />
      <p>{say('cases.settle-text')}</p>
      <SettleActions isPending={isPending} onClose={onClose} onSettle={onSettle} />
    </Dialog>
  );
}

function SettleActions({ isPending, onClose, onSettle }: Pick<SettleProps, 'isPending' | 'onClose' | 'onSettle'>) {
  const say = useSay();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);
  return (
    <div className="row dialog-actions" ref={row}>
      <Button look="primary" isPending={isPending} onPress={onSettle}>
        {say('cases.settle-spoken')}
      </Button>
      <Button onPress={onClose}>{say('ui.not-yet')}</Button>
    </div>
  );
}
