import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useSay } from '../catalogue/text.tsx';
import type { Problem } from '../http/problem.ts';
import type { Submission } from './use-submit.ts';

type Props = Readonly<{
  submission: Submission;
  children: ReactNode;
  className?: string;
  labelledBy?: string;
  label?: string;
}>;

/** A form whose refusal is told on top, with the way to each field, and gets the focus when it appears. */
export function Form({ submission, children, className, labelledBy, label }: Props) {
  return (
    <form
      className={className ?? ''}
      aria-labelledby={labelledBy}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submission.submit();
      }}
    >
      {submission.problem ? <ErrorSummary problem={submission.problem} /> : null}
      {children}
    </form>
  );
}

function ErrorSummary({ problem }: Readonly<{ problem: Problem }>) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h3>{headingOf(problem) || say('form.refused', { count: Math.max(1, problem.errors.length) })}</h3>
      {problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.pointer} ${error.code}`}>
              <a href={`#${fieldIdOf(error.pointer)}`} onClick={(event) => focusField(event, error.pointer)}>
                {error.detail}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  function headingOf(refused: Problem): string {
    if (refused.code === 'offline') return say('failure.offline.text');
    return refused.errors.length > 0 ? '' : refused.detail;
  }
}

function focusField(event: React.MouseEvent, pointer: string) {
  const field = document.getElementById(fieldIdOf(pointer));
  const input = field?.querySelector<HTMLElement>('input, textarea, select') ?? field;
  if (!input) return;
  event.preventDefault();
  input.focus();
}

function fieldIdOf(pointer: string): string {
  return `field-${pointer.slice(1).replaceAll('/', '.')}`;
}
