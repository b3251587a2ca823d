import { fillText } from '@voldaan/domain/surveys/fill-text';
import { type ChoiceOption, otherTextId, otherTextLengthMax } from '@voldaan/domain/surveys/question/choice-option';
import type { MultipleQuestion } from '@voldaan/domain/surveys/question/multiple';
import type { SingleQuestion } from '@voldaan/domain/surveys/question/single';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { message } from '../catalogue.ts';
import type { QuestionProps } from './question-props.ts';

type Worded = Pick<QuestionProps<SingleQuestion | MultipleQuestion>, 'definition' | 'language'>;

export function textOfOption({ definition, language }: Worded, option: ChoiceOption): string {
  return fillText(definition, textIn(option.text, language), language);
}

/** The words beside "other, namely". Typing chooses the option; without a script the person does. */
export function OtherText({
  props,
  option,
}: Readonly<{ props: QuestionProps<SingleQuestion | MultipleQuestion>; option: ChoiceOption }>) {
  const namely = message(props.language, 'question.namely');
  return (
    <div class="o">
      <input
        name={otherTextId(props.question)}
        aria-label={`${textOfOption(props, option)}, ${namely}`}
        placeholder={namely}
        maxlength={otherTextLengthMax}
        autocomplete="off"
        value={props.otherText}
      />
    </div>
  );
}
