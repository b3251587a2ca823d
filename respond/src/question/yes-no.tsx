import type { YesNoQuestion } from '@voldaan/domain/surveys/question/yes-no';
import { message } from '../catalogue.ts';
import { FaultMessage } from './fault-message.tsx';
import { describedBy, firstControlId, type QuestionProps } from './question-props.ts';

/** Yes or no, two keys alike, neither of them chosen before. */
export function YesNo({ question, language, heading, value, fault }: QuestionProps<YesNoQuestion>) {
  return (
    <fieldset {...describedBy(fault === undefined ? [] : [`${question.id}-fault`])}>
      <legend>{heading}</legend>
      <FaultMessage question={question} fault={fault} language={language} />
      <div class="s y">
        <label>
          <input
            type="radio"
            id={firstControlId(question.id)}
            name={question.id}
            value="yes"
            {...(value === 'yes' ? { checked: true } : {})}
          />
          <span>{message(language, 'question.yes')}</span>
        </label>
        <label>
          <input type="radio" name={question.id} value="no" {...(value === 'no' ? { checked: true } : {})} />
          <span>{message(language, 'question.no')}</span>
        </label>
      </div>
    </fieldset>
  );
}
