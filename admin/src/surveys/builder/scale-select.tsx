import { type ScaleId, scaleIds } from '@voldaan/domain/surveys/scale';
import { useSay } from '../../catalogue/text.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Props = Readonly<{ value: ScaleId; onChange: (scale: ScaleId) => void; hint?: string }>;

/** Every scale of the library, with what it is for. */
export function ScaleSelect(props: Props) {
  const say = useSay();
  return (
    <SelectField
      className="scale-select"
      label={say('rating.scale')}
      options={scaleIds.map((id) => ({ value: id, label: `${say(`scale.${id}`)}, ${say(`scale-about.${id}`)}` }))}
      {...props}
    />
  );
}
