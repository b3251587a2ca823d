import '../ui/field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{
  label: ReactNode;
  name: string;
  value: string;
  onChange: (time: string) => void;
  className?: string;
}>;

/** A time of the clock in the browser's own field: it is right on a phone, by keyboard and in every language. */
export function TimeField({ label, name, value, onChange, className }: Props) {
  const id = useId();
  return (
    <span className={`field ${className ?? ''}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        name={name}
        type="time"
        value={value}
        onChange={(event) => {
          // An incomplete time is empty; what stood there stays until the new one is whole.
          if (event.target.value !== '') onChange(event.target.value.slice(0, 5));
        }}
      />
    </span>
  );
}
