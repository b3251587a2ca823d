import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useSay } from '../catalogue/text.tsx';
import type { Problem, ProblemDetail } from '../http/problem.ts';
import type { Submission } from './use-submit.ts';

type Props = Readonly<{
  submission: Submission;
  children: ReactNode;
  className?: string;
}>;

/** A form whose refusal is told on top, with the way to each field, and gets the focus when it appears. */
export function Form({ submission, children, className }: Props) {
  return (
    <form
      className={className ?? ''}
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
      <p>{headingOf(problem) || say('form.refused', { count: Math.max(1, problem.errors.length) })}</p>
      {problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.pointer} ${error.code}`}>
              <a href={`#${fieldIdOf(error.pointer)}`} onClick={(event) => focusField(event, error.pointer)}>
                {wordsOf(error)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  /** The field by its label, so that two empty fields are not the same line twice. */
  function wordsOf({ pointer, detail }: ProblemDetail): string {
    const field = document.getElementById(fieldIdOf(pointer));
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    const label = isField ? (field.labels?.[0]?.textContent ?? '') : '';
    const isEmpty = isField && field.value === '';
    const words = isEmpty ? say('form.empty') : detail;
    return label === '' ? words : say('form.field', { label, words });
  }

  function headingOf(refused: Problem): string {
    if (refused.code === 'offline') return say('failure.offline.text');
    return refused.errors.length > 0 ? '' : refused.detail;
  }
}

function focusField(event: React.MouseEvent, pointer: string) {
  const field = document.getElementById(fieldIdOf(pointer));
  if (!field) return;
  event.preventDefault();
  field.focus();
}

function fieldIdOf(pointer: string): string {
  return `field-${pointer.slice(1).replaceAll('/', '.')}`;
}
