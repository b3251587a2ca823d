import { legalBases } from '@voldaan/domain/contacts/consent';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type ChangeStudy, changePlan } from './study-edit.ts';

type Props = Readonly<{ plan: StudyDraft; change: ChangeStudy }>;

const noteLengthMax = 4000;

/** On what ground customers may be asked; an interest of one's own is weighed against theirs in words. */
export function LegalBasisFields({ plan, change }: Props) {
  const say = useSay();
  return (
    <div className="hairline step-form">
      <Choice
        label={say('study.legal-basis')}
        value={plan.legalBasis ?? ''}
        options={legalBases.map((basis) => ({
          value: basis,
          label: say(`legal-basis.${basis}`),
          detail: say(`legal-basis-note.${basis}`),
        }))}
        onChange={(basis) => {
          const chosen = legalBases.find((one) => one === basis);
          if (chosen !== undefined) changePlan(change, { legalBasis: chosen });
        }}
      />
      {plan.legalBasis === 'legitimate_interest' ? (
        <TextField
          label={say('study.balancing-note')}
          name="study.balancingNote"
          rows={3}
          value={plan.balancingNote}
          lengthMax={noteLengthMax}
          hint={say('study.balancing-hint')}
          onChange={(balancingNote) => changePlan(change, { balancingNote })}
        />
      ) : null}
    </div>
  );
}
