import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useSay } from '../catalogue/text.tsx';
import type { Problem, ProblemDetail } from '../http/problem.ts';
import type { Submission } from './use-submit.ts';

type Props = Readonly<{
  submission: Submission;
  children: ReactNode;
  className?: string;
  /** Stands before the name of each field, where another form of the page has fields of the same names. */
  fieldPrefix?: string;
}>;

/** A form whose refusal is told on top, with the way to each field, and gets the focus when it appears. */
export function Form({ submission, children, className, fieldPrefix = '' }: Props) {
  return (
    <form
      className={className ?? ''}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submission.submit();
      }}
    >
      {submission.problem ? <ErrorSummary problem={submission.problem} fieldPrefix={fieldPrefix} /> : null}
      {children}
    </form>
  );
}

function ErrorSummary({ problem, fieldPrefix }: Readonly<{ problem: Problem; fieldPrefix: string }>) {
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
              <a href={`#${fieldIdOf(error)}`} onClick={(event) => focusField(event, fieldIdOf(error))}>
                {wordsOf(error)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  /** The field by its label, so that two empty fields are not the same line twice. */
  function wordsOf(error: ProblemDetail): string {
    const field = document.getElementById(fieldIdOf(error));
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    const label = isField ? (field.labels?.[0]?.textContent ?? '') : '';
    const isEmpty = isField && field.value === '';
    const words = isEmpty ? say('form.empty') : error.detail;
    return label === '' ? words : say('form.field', { label, words });
  }

  function headingOf(refused: Problem): string {
    if (refused.code === 'offline') return say('failure.offline.text');
    return refused.errors.length > 0 ? '' : refused.detail;
  }

  function fieldIdOf({ pointer }: ProblemDetail): string {
    return `field-${fieldPrefix}${pointer.slice(1).replaceAll('/', '.')}`;
  }
}

function focusField(event: React.MouseEvent, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.focus();
}
