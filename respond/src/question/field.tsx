import type { Question } from '@voldaan/domain/surveys/question/question';
import type { ComponentChildren } from 'preact';
import { FaultMessage } from './fault-message.tsx';
import { Heading } from './heading.tsx';
import { describedBy, faultId, firstControlId, hintId, type QuestionProps } from './question-props.ts';

type FieldProps = QuestionProps<Question> &
  Readonly<{ hint?: ComponentChildren; class?: string; isNumber?: boolean; children: ComponentChildren }>;

/** One field under its question. The label is the question itself, so that it is also what a press focuses. */
export function Field(props: FieldProps) {
  const { question, language, text, level, fault, hint, isNumber, children } = props;
  return (
    <div class={props.class === undefined ? 'f' : `f ${props.class}`} {...(isNumber ? { 'data-n': '' } : {})}>
      <label for={firstControlId(question.id)}>
        <Heading level={level} text={text} />
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={hintId(question.id)}>
          {hint}
        </p>
      )}
      <FaultMessage question={question} fault={fault} language={language} />
      {children}
    </div>
  );
}

/** Name, id and what describes it: what every field of a question has. */
export function controlOf({ question, fault }: QuestionProps<Question>, ids: readonly string[] = []) {
  return {
    id: firstControlId(question.id),
    name: question.id,
    ...(fault === undefined ? {} : { 'aria-invalid': true }),
    ...describedBy(fault === undefined ? ids : [faultId(question.id), ...ids]),
  };
}
