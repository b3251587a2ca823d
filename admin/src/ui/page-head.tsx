import './section.css';
import type { ReactNode } from 'react';
import { useEffect } from 'react';

type Props = Readonly<{
  /** What the browser's tab says; without it the heading itself. */
  title: string;
  heading?: ReactNode;
  /** The sentence of the day, on the overview only. */
  isLede?: boolean;
  crumb?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}>;

/** The one first-level heading of a screen, and the name of the screen in the browser's tab. */
export function PageHead({ title, heading, isLede = false, crumb, note, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Voldaan`;
  }, [title]);
  return (
    <div className="page-head">
      <div>
        {crumb ? <p className="crumb">{crumb}</p> : null}
        <h1 className={isLede ? 'lede' : ''}>{heading ?? title}</h1>
        {note ? <p>{note}</p> : null}
      </div>
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
