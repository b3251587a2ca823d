import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Step, type Walk } from './step.tsx';
import { type ChangeStudy, changePlan, type StudyEdit } from './study-edit.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk }>;

const nameLengthMax = 200;
const purposeLengthMax = 2000;

/** What is to be decided with the outcome. It stands first, because a question without a decision is only a burden. */
export function PurposeStep({ edit, change, walk }: Props) {
  const say = useSay();
  return (
    <Step
      name="purpose"
      walk={walk}
      heading={say('study.step-purpose')}
      note={say('study.purpose-note')}
      said={<p className="said">{edit.plan.purpose}</p>}
    >
      <div className="step-form">
        <TextField
          label={say('study.name')}
          name="study.name"
          value={edit.name}
          lengthMax={nameLengthMax}
          hint={say('study.name-hint')}
          onChange={(name) => change((now) => ({ ...now, name }))}
        />
        <TextField
          label={say('study.purpose')}
          name="study.purpose"
          rows={3}
          value={edit.plan.purpose}
          lengthMax={purposeLengthMax}
          hint={say('study.purpose-hint')}
          onChange={(purpose) => changePlan(change, { purpose })}
        />
      </div>
    </Step>
  );
}
