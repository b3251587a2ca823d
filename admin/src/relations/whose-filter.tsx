import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';

type Props = Readonly<{
  of: 'me' | undefined;
  /** What it is that is somebody's. */
  about: 'visits' | 'promises';
  onChoose: (of: 'me' | 'everybody') => void;
}>;

/** Everybody's, or the reader's own. */
export function WhoseFilter({ of, about, onChoose }: Props) {
  const say = useSay();
  return (
    <SelectField
      isQuiet
      label={say('visits.filter-owner')}
      value={of ?? 'everybody'}
      options={[
        { value: 'everybody', label: say(`${about}.of.everybody`) },
        { value: 'me', label: say(`${about}.of.me`) },
      ]}
      onChange={onChoose}
    />
  );
}
