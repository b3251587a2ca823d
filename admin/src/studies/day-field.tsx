import '../ui/field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{ label: ReactNode; name: string; value: string; onChange: (day: string) => void }>;

/** A day of the calendar in the browser's own field: it is right on a phone, by keyboard and in every language. */
export function DayField({ label, name, value, onChange }: Props) {
  const id = useId();
  return (
    <span className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        name={name}
        type="date"
        value={value}
        onChange={(event) => {
          // An incomplete day is empty; what stood there stays until the new one is whole.
          if (event.target.value !== '') onChange(event.target.value);
        }}
      />
    </span>
  );
}
