import type { Norm } from '@voldaan/domain/surveys/survey-definition';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { useScoreWords } from '../metrics/score-words.ts';
import { TextField } from '../ui/text-field.tsx';

type Props = Readonly<{ norm: Norm; onChange: (value: number) => void }>;

/** When is it good? Set before the first measurement, written as the score itself is: 7,5 or 80 % or 30 points. */
export function NormField({ norm, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useScoreWords(norm.role);
  // What was typed belongs to the norm that it was typed for: an undo brings another.
  const [held, setHeld] = useState({ text: writtenNorm(norm, format.number), value: norm.value });
  const typed = held.value === norm.value ? held.text : writtenNorm(norm, format.number);
  const [floor, ceiling] = words.bounds;
  const read = readNorm(typed, norm.role);
  const isValid = read !== undefined && read >= floor && read <= ceiling;
  return (
    <>
      <p className="norm-sentence">
        {say('editor.norm-sentence', { role: norm.role, norm: words.figure(norm.value) })}
      </p>
      <div className="norm-field">
        <TextField
          label={say(`editor.norm-unit-${norm.role}`)}
          name="norm.value"
          inputMode="decimal"
          value={typed}
          error={
            isValid ? undefined : say('editor.norm-invalid', { low: words.figure(floor), high: words.figure(ceiling) })
          }
          onChange={(text) => {
            const value = readNorm(text, norm.role);
            const isTaken = value !== undefined && value >= floor && value <= ceiling;
            setHeld({ text, value: isTaken ? value : norm.value });
            if (isTaken) onChange(value);
          }}
        />
      </div>
    </>
  );
}

function writtenNorm(norm: Norm, write: (value: number, digits?: number) => string): string {
  if (norm.role === 'csat') return write(norm.value * 100);
  return write(norm.value, norm.role === 'nps' ? 0 : 1);
}

/** Takes a comma or a point, and a per cent sign that somebody typed along. */
function readNorm(text: string, role: Norm['role']): number | undefined {
  const plain = text.replace(/[\s%]/g, '').replace('\u2212', '-').replace(',', '.');
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(plain)) return undefined;
  return role === 'csat' ? Number(plain) / 100 : Number(plain);
}
