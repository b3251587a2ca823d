import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CaseNews } from '../case-log.tsx';
import { type CaseDetail, type CaseStep, stepCase } from '../case-requests.ts';
import { useCaseSteps } from '../use-case-steps.ts';

type Props = Readonly<{
  detail: CaseDetail;
  /** Where the case may go. */
  offered: readonly SelectOption<string>[];
  /** What is done, on the button that asks and on the one that does it. */
  act: string;
  heading: string;
  text: string;
  label: string;
  stepTo: (chosen: string, reason: string) => CaseStep;
}>;

/** The way of an open case to another of what it has one of: a step with a reason, as every other. */
export function CaseTransfer(props: Props) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (props.detail.case.closed_at !== null || !may('case.step') || props.offered.length === 0) return null;
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setOpen(true)}>
        {props.act}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} heading={props.heading}>
        <TransferForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function TransferForm({
  detail,
  offered,
  act,
  text,
  label,
  stepTo,
  onClose,
}: Props & Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const steps = useCaseSteps(detail, true);
  const [chosen, setChosen] = useState(offered[0]?.value ?? '');
  const [reason, setReason] = useState('');
  const take = () =>
    steps.mutate(async (at) => {
      const after = await stepCase(at, stepTo(chosen, reason));
      onClose();
      return after;
    });
  return (
    <>
      <CaseNews events={steps.news} />
      <p>{text}</p>
      <SelectField label={label} value={chosen} options={offered} onChange={setChosen} />
      <TextField
        label={say('cases.reopen-reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        lengthMax={4000}
        isRequired
      />
      <div className="row dialog-actions">
        <Button look="primary" isPending={steps.isPending} isDisabled={reason.trim() === ''} onPress={take}>
          {act}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}
