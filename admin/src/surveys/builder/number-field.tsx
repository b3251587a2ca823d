import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = Readonly<{
  label: string;
  name: string;
  value: number;
  range?: readonly [number, number];
  onChange: (value: number) => void;
}>;

/** A number as it is typed; only what is one, and within its range, is taken over. */
export function NumberField({ label, name, value, range = [-1_000_000_000, 1_000_000_000], onChange }: Props) {
  const say = useSay();
  const [typed, setTyped] = useState({ text: String(value), value });
  const text = typed.value === value ? typed.text : String(value);
  const read = readNumber(text, range);
  return (
    <TextField
      className="span-2"
      label={label}
      name={name}
      inputMode="decimal"
      value={text}
      error={read === undefined ? say('number.invalid', { low: range[0], high: range[1] }) : undefined}
      onChange={(next) => {
        const number = readNumber(next, range);
        setTyped({ text: next, value: number ?? value });
        if (number !== undefined) onChange(number);
      }}
    />
  );
}

function readNumber(text: string, [low, high]: readonly [number, number]): number | undefined {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  if (!/^-?\d{1,10}(\.\d{1,4})?$/.test(plain)) return undefined;
  const number = Number(plain);
  return number >= low && number <= high ? number : undefined;
}
