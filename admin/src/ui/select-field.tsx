import './field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

export type SelectOption<V extends string> = Readonly<{ value: V; label: string; lang?: string }>;

type Props<V extends string> = Readonly<{
  label: ReactNode;
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** A quiet one stands in a filter row: its words with a small arrow, the label only heard. */
  isQuiet?: boolean;
  isDisabled?: boolean;
  hint?: ReactNode;
  className?: string;
}>;

/** The browser's own select: it is right on a phone, by keyboard and for every reader. */
export function SelectField<V extends string>(props: Props<V>) {
  const id = useId();
  const select = (
    <span className={`select ${props.isQuiet ? 'select-quiet' : 'select-full'}`}>
      <select
        id={id}
        value={props.value}
        disabled={props.isDisabled}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
  return (
    <span className={`field ${props.className ?? ''}`}>
      <label className={props.isQuiet ? 'unseen' : 'field-label'} htmlFor={id}>
        {props.label}
      </label>
      {select}
      {props.hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
    </span>
  );
}
