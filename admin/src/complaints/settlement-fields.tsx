import { type Remedy, remedies } from '@voldaan/domain/complaints/case-event';
import { useSay } from '../catalogue/text.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { CaseDetail } from './case-requests.ts';

type Props = Readonly<{
  causes: CaseDetail['causes'];
  cause: string;
  onCause: (id: string) => void;
  chosen: readonly Remedy[];
  onChosen: (chosen: readonly Remedy[]) => void;
}>;

/** What a complaint is put down to, and what was done to put it right. */
export function SettlementFields({ causes, cause, onCause, chosen, onChosen }: Props) {
  const say = useSay();
  return (
    <div className="field-grid">
      <SelectField
        className="span-3"
        label={say('cases.cause')}
        value={cause}
        options={[
          { value: '', label: say('cases.cause-none') },
          ...causes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={onCause}
      />
      <div className="span-6">
        <Ticks
          label={say('cases.remedy')}
          offered={remedies.map((remedy) => [remedy, say(`remedy.${remedy}`)] as const)}
          chosen={chosen}
          onChange={onChosen}
        />
      </div>
    </div>
  );
}
