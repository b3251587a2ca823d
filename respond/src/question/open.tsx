import type { OpenQuestion } from '@voldaan/domain/surveys/question/open';
import { message } from '../catalogue.ts';
import { FaultMessage } from './fault-message.tsx';
import { describedBy, firstControlId, type QuestionProps } from './question-props.ts';

/** A text in the customer's own words. The label is the question itself, so that it is also what a click focuses. */
export function Open(props: QuestionProps<OpenQuestion> & Readonly<{ isFirstOpen: boolean }>) {
  const { question, language, heading, value, fault } = props;
  const hintId = `${question.id}-hint`;
  return (
    <div class="f">
      <label for={firstControlId(question.id)}>{heading}</label>
      <p class="hint" id={hintId}>
        {question.required ? null : `${message(language, 'question.emptyAllowed')} `}
        {props.isFirstOpen ? message(language, 'question.noNames') : null}
      </p>
      <FaultMessage question={question} fault={fault} language={language} />
      <textarea
        id={firstControlId(question.id)}
        name={question.id}
        rows={3}
        maxlength={question.lengthMax}
        {...(fault === undefined ? {} : { 'aria-invalid': true })}
        {...describedBy(fault === undefined ? [hintId] : [`${question.id}-fault`, hintId])}
      >
        {typeof value === 'string' ? value : ''}
      </textarea>
    </div>
  );
}
