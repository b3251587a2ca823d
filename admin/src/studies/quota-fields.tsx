import type { SamplePlan } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { NumberField } from './number-field.tsx';
import { useStrata } from './use-strata.ts';

type Quota = Extract<SamplePlan, { kind: 'quota' }>;
type Props = Readonly<{ sample: Quota; onChange: (sample: Quota) => void }>;

const placesMost = 1_000_000;

/** How many answers each group may give. A group without places is not asked. */
export function QuotaFields({ sample, onChange }: Props) {
  const say = useSay();
  const cells = useStrata().find(({ by }) => by === sample.by)?.cells ?? [];
  if (cells.length === 0) return <p className="hint">{say('study.quota-unknown')}</p>;
  return (
    <div className="field-pair">
      {cells.map(({ id, name }) => (
        <NumberField
          key={id}
          label={say('study.places', { group: name })}
          name={`study.places.${id}`}
          value={sample.places[id] ?? 0}
          least={0}
          most={placesMost}
          onChange={(count) => onChange({ ...sample, places: { ...sample.places, [id]: count } })}
        />
      ))}
    </div>
  );
}
