import '../ui/field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{
  label: ReactNode;
  name: string;
  value: string;
  onChange: (day: string) => void;
  /** What is wrong with the day; it is read out with the field. */
  error?: string | undefined;
}>;

/** A day of the calendar in the browser's own field: it is right on a phone, by keyboard and in every language. */
export function DayField({ label, name, value, onChange, error }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
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
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : errorId}
        onChange={(event) => {
          // An incomplete day is empty; what stood there stays until the new one is whole.
          if (event.target.value !== '') onChange(event.target.value);
        }}
      />
      {error === undefined ? null : (
        <span className="field-error" id={errorId} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
