import './studies.css';
import type { ReactNode } from 'react';
import { Tick } from '../ui/choice.tsx';

type TicksProps<V extends string> = Readonly<{
  label: ReactNode;
  offered: readonly (readonly [V, string])[];
  chosen: readonly string[];
  onChange: (chosen: readonly V[]) => void;
}>;

/** Several of a few; none of them means no choice was made. */
export function Ticks<V extends string>({ label, offered, chosen, onChange }: TicksProps<V>) {
  return (
    <fieldset className="ticks">
      <legend className="field-label">{label}</legend>
      {offered.map(([value, words]) => (
        <Tick
          key={value}
          isSelected={chosen.includes(value)}
          onChange={(isSelected) =>
            onChange(offered.flatMap(([one]) => ((one === value ? isSelected : chosen.includes(one)) ? [one] : [])))
          }
        >
          {words}
        </Tick>
      ))}
    </fieldset>
  );
}
