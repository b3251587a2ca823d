import type { YesNoQuestion } from '@voldaan/domain/surveys/question/yes-no';
import { message } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { FaultMessage } from './fault-message.tsx';
import { describedBy, type QuestionProps } from './question-props.ts';

/** Yes or no, two keys alike, neither of them chosen before. */
export function YesNo({ question, language, heading, value, fault }: QuestionProps<YesNoQuestion>) {
  return (
    <fieldset {...describedBy(fault === undefined ? [] : [`${question.id}-fault`])}>
      <legend>{heading}</legend>
      <FaultMessage question={question} fault={fault} language={language} />
      <div class="s y">
        <Choice questionId={question.id} value="yes" isFirst isChosen={value === 'yes'}>
          {message(language, 'question.yes')}
        </Choice>
        <Choice questionId={question.id} value="no" isFirst={false} isChosen={value === 'no'}>
          {message(language, 'question.no')}
        </Choice>
      </div>
    </fieldset>
  );
}
