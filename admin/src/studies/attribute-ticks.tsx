import { useQuery } from '@tanstack/react-query';
import type { Audience } from '@voldaan/domain/studies/study-draft';
import { attributesQuery } from '../contacts/customer-requests.ts';
import { Ticks } from './ticks.tsx';

type Chosen = NonNullable<Audience['attributes']>;
type Props = Readonly<{ chosen: Chosen; onChange: (chosen: Chosen) => void }>;

/** The company's own attributes with fixed values; whoever has one of the ticked values belongs to the group. */
export function AttributeTicks({ chosen, onChange }: Props) {
  const attributes = useQuery(attributesQuery).data ?? [];
  return attributes
    .filter(({ kind, choices }) => kind === 'choice' && choices.length > 0)
    .map(({ key, name, choices }) => (
      <Ticks
        key={key}
        label={name}
        offered={choices.map((choice) => [choice, choice])}
        chosen={chosen.find((one) => one.key === key)?.values ?? []}
        onChange={(values) => {
          const others = chosen.filter((one) => one.key !== key);
          onChange(values.length === 0 ? others : [...others, { key, values }]);
        }}
      />
    ));
}
