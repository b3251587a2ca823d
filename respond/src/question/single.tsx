import type { SingleQuestion } from '@voldaan/domain/surveys/question/single';
import { Fragment } from 'preact';
import { Choice } from './choice.tsx';
import { Group } from './group.tsx';
import { OffScale } from './off-scale.tsx';
import { OtherText, textOfOption } from './option-text.tsx';
import type { QuestionProps } from './question-props.ts';

/** One of a list: all options in sight, none chosen before. */
export function Single(props: QuestionProps<SingleQuestion>) {
  const { question, language, value } = props;
  return (
    <Group {...props}>
      <div class="l">
        {question.options.map((option, place) => (
          <Fragment key={option.id}>
            <Choice questionId={question.id} value={option.id} isFirst={place === 0} isChosen={value === option.id}>
              {textOfOption(props, option)}
            </Choice>
            {option.takesText ? <OtherText props={props} option={option} /> : null}
          </Fragment>
        ))}
      </div>
      <OffScale questionId={question.id} language={language} offers={question.offers} value={value} />
    </Group>
  );
}
