import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { CaseNews } from '../case-log.tsx';
import type { CaseDetail, CaseStep } from '../case-requests.ts';
import type { AskingProps } from '../step-dialogs.tsx';
import { type OfferedName, offeredSteps } from './offered-steps.ts';
import { newStepEdit, stepOf } from './step-edit.ts';
import { StepFields } from './step-fields.tsx';

type Props = AskingProps & Readonly<{ detail: CaseDetail; isOpen: boolean; onStep: (step: CaseStep) => void }>;

/** One step of a case by itself: assessed, put off, decided, told, left open. */
export function StepDialog({ isOpen, ...asked }: Props) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={asked.onClose} heading={say('cases.step-heading')}>
      <StepForm {...asked} />
    </Dialog>
  );
}

/** Made anew each time that the dialog opens: it begins with what is true by then. */
function StepForm({ detail, news, isPending, onClose, onStep }: Omit<Props, 'isOpen'>) {
  const say = useSay();
  const offered = offeredSteps(detail);
  const [picked, setPicked] = useState<OfferedName | undefined>(offered[0]);
  const [edit, setEdit] = useState(() => newStepEdit(detail));
  // A colleague may take the step meanwhile that was being written here.
  const chosen = offered.find((name) => name === picked) ?? offered[0];
  if (chosen === undefined) return null;
  const step = stepOf(chosen, edit);
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (step !== undefined && !isPending) onStep(step);
      }}
    >
      <CaseNews events={news} />
      <SelectField
        label={say('cases.step')}
        value={chosen}
        options={offered.map((name) => ({ value: name, label: say(`case-do.${name}`) }))}
        onChange={setPicked}
      />
      <StepFields
        name={chosen}
        detail={detail}
        edit={edit}
        change={(part) => setEdit((before) => ({ ...before, ...part }))}
      />
      <div className="row dialog-actions">
        <Button type="submit" look="primary" isPending={isPending} isDisabled={step === undefined}>
          {say('cases.step-take')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </form>
  );
}
