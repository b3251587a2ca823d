import './field.css';
import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon.tsx';

type Props = Readonly<{ label: string; value: string; onSearch: (text: string) => void }>;

const pauseMs = 250;

/** Searches when the typing pauses; what is searched stands in the address, so the field follows it. */
export function SearchField({ label, value, onSearch }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const report = useRef(onSearch);
  report.current = onSearch;
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => report.current(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <div className="search-field">
      <Icon name="search" />
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        type="search"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Within a form it would send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
    </div>
  );
}
