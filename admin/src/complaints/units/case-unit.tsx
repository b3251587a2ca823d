import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type CaseDetail, stepCase } from '../case-requests.ts';
import { useCaseSteps } from '../use-case-steps.ts';

type Props = Readonly<{ detail: CaseDetail }>;

/** Whose case it is, and the way to another unit: a step with a reason. Nothing in a company without units. */
export function CaseUnit({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { unit, closed_at } = detail.case;
  const others = detail.units.filter(({ id }) => id !== unit?.id);
  if (unit === null && others.length === 0) return null;
  return (
    <p className="source case-profile">
      {say('cases.unit', { name: unit?.name ?? say('cases.unit-none') })}{' '}
      {closed_at === null && may('case.step') && others.length > 0 ? (
        <Button look="quiet" size="small" onPress={() => setOpen(true)}>
          {say('cases.hand-over')}
        </Button>
      ) : null}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} heading={say('cases.hand-over-heading')}>
        <UnitChoice detail={detail} onClose={() => setOpen(false)} />
      </Dialog>
    </p>
  );
}

function UnitChoice({ detail, onClose }: Props & Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const steps = useCaseSteps(detail);
  const others = detail.units.filter(({ id }) => id !== detail.case.unit?.id);
  const [unit, setUnit] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  return (
    <>
      <p>{say('cases.hand-over-text')}</p>
      <SelectField
        label={say('units.unit')}
        value={unit}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setUnit}
      />
      <TextField
        label={say('cases.reopen-reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        lengthMax={4000}
        isRequired
      />
      <div className="row dialog-actions">
        <Button
          look="primary"
          isPending={steps.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() =>
            steps.mutate(async (at) => {
              const after = await stepCase(at, { what: 'handed_over', unit, reason });
              onClose();
              return after;
            })
          }
        >
          {say('cases.hand-over')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}
