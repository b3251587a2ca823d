import '../ui/field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{
  label: ReactNode;
  name: string;
  /** '' for no day. */
  value: string;
  onChange: (day: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
}>;

/** A day that may be left out, in the browser's own field, with what is wrong with it. */
export function DayInput({ label, name, value, onChange, hint, error, className = '' }: Props) {
  const id = useId();
  return (
    <span className={`field ${className}`}>
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      <input
        className="input"
        id={`field-${name}`}
        name={name}
        type="date"
        value={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={hint === undefined && error === undefined ? undefined : id}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined && error === undefined ? null : (
        <span
          className={error === undefined ? 'hint' : 'field-error'}
          id={id}
          role={error === undefined ? undefined : 'alert'}
        >
          {error ?? hint}
        </span>
      )}
    </span>
  );
}
