import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = Readonly<{ heading: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode }>;

/** One thing about a part, under a hairline. */
export function PartSection({ heading, note, actions, children }: Props) {
  const id = useId();
  return (
    <section className="editor-part" aria-labelledby={id}>
      <div className="part-head">
        <h3 id={id}>{heading}</h3>
        {actions}
      </div>
      {note ? <p className="note">{note}</p> : null}
      {children}
    </section>
  );
}

/** The first heading of the open part: it gets the focus when the part is opened by keyboard. */
export function PartHeading(props: Readonly<{ children: ReactNode; note?: ReactNode; actions?: ReactNode }>) {
  return (
    <header className="part-title">
      <div className="part-head">
        <h2 id="part-heading" tabIndex={-1}>
          {props.children}
        </h2>
        {props.actions}
      </div>
      {props.note === undefined ? null : <p className="note">{props.note}</p>}
    </header>
  );
}
