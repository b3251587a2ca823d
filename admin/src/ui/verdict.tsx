import './estimate.css';
import type { ReactNode } from 'react';

/** The four verdicts there are, each with a shape of its own beside its words. */
export type VerdictShape = 'higher' | 'lower' | 'no-difference' | 'too-few';

const shapes: Readonly<Record<VerdictShape, ReactNode>> = {
  higher: <path d="M6 1 11.5 11H.5z" fill="currentColor" />,
  lower: <path d="M.5 1h11L6 11z" fill="currentColor" />,
  'no-difference': <path d="M1 4h10M1 8.5h10" stroke="currentColor" strokeWidth="1.8" />,
  'too-few': (
    <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 2.4" />
  ),
};

export function Verdict({ shape, children }: Readonly<{ shape: VerdictShape; children: ReactNode }>) {
  return (
    <p className="verdict">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span>{children}</span>
    </p>
  );
}
