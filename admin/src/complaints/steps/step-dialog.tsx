import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { CaseDetail, CaseStep } from '../case-requests.ts';
import { type OfferedName, offeredSteps } from './offered-steps.ts';
import { newStepEdit, stepOf } from './step-edit.ts';
import { StepFields } from './step-fields.tsx';

type Props = Readonly<{
  detail: CaseDetail;
  isOpen: boolean;
  onClose: () => void;
  onStep: (step: CaseStep) => void;
}>;

/** One step of a case by itself: assessed, put off, decided, told, left open. */
export function StepDialog({ detail, isOpen, onClose, onStep }: Props) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('cases.step-heading')}>
      <StepForm detail={detail} onClose={onClose} onStep={onStep} />
    </Dialog>
  );
}

/** Made anew each time that the dialog opens: it begins with what is true by then. */
function StepForm({ detail, onClose, onStep }: Omit<Props, 'isOpen'>) {
  const say = useSay();
  const offered = offeredSteps(detail);
  const [chosen, setChosen] = useState<OfferedName | undefined>(offered[0]);
  const [edit, setEdit] = useState(() => newStepEdit(detail));
  if (chosen === undefined) return null;
  const step = stepOf(chosen, edit);
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (step === undefined) return;
        onStep(step);
        onClose();
      }}
    >
      <SelectField
        label={say('cases.step')}
        value={chosen}
        options={offered.map((name) => ({ value: name, label: say(`case-do.${name}`) }))}
        onChange={setChosen}
      />
      <StepFields
        name={chosen}
        detail={detail}
        edit={edit}
        change={(part) => setEdit((before) => ({ ...before, ...part }))}
      />
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        <Button type="submit" look="primary" isDisabled={step === undefined}>
          {say('cases.step-take')}
        </Button>
      </div>
    </form>
  );
}
