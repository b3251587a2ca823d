import type { ReactNode } from 'react';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { readNumber } from './read-number.ts';

type Props = Readonly<{
  label: ReactNode;
  name: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
  /** Takes 7,5 as well; whole numbers only where nothing is said. */
  hasFractions?: boolean;
  hint?: ReactNode;
}>;

/** A number within bounds, written as the reader's language writes it; what is no such number changes nothing. */
export function NumberField({ label, name, value, least, most, onChange, hasFractions = false, hint }: Props) {
  const say = useSay();
  const format = useFormat();
  // What was typed belongs to the value that it was typed for: another value brings its own words.
  const [held, setHeld] = useState({ text: format.given(value), value });
  const typed = held.value === value ? held.text : format.given(value);
  const allowed = (text: string) => {
    const read = readNumber(text, format.locale);
    if (read === undefined || read < least || read > most) return undefined;
    return hasFractions || Number.isInteger(read) ? read : undefined;
  };
  return (
    <TextField
      label={label}
      name={name}
      inputMode={hasFractions ? 'decimal' : 'numeric'}
      value={typed}
      hint={hint}
      error={
        allowed(typed) === undefined
          ? say('editor.norm-invalid', { low: format.given(least), high: format.given(most) })
          : undefined
      }
      onChange={(text) => {
        const read = allowed(text);
        setHeld({ text, value: read ?? value });
        if (read !== undefined) onChange(read);
      }}
    />
  );
}
