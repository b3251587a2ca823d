import './section.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{
  /** The kind of thing, small, above the finding. */
  label?: ReactNode;
  /** The finding, in words that the interval below allows. */
  heading: ReactNode;
  note?: ReactNode;
  /** More in the margin, under the note. */
  aside?: ReactNode;
  children: ReactNode;
}>;

/** An ink rule, a margin, a body: the finding hangs in the margin, the proof stands in the body. */
export function Section({ label, heading, note, aside, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        {label ? <p className="section-label">{label}</p> : null}
        <h2 id={id}>{heading}</h2>
        {note ? <p className="note">{note}</p> : null}
        {aside}
      </header>
      <div>{children}</div>
    </section>
  );
}
