import type { ReactNode } from 'react';

type Props = Readonly<{ heading: ReactNode; children: ReactNode; action?: ReactNode }>;

/** One sentence on what will appear here, and the one step that makes it appear. */
export function Empty({ heading, children, action }: Props) {
  return (
    <div className="empty">
      <h2>{heading}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
