import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { MultipleQuestion } from '@voldaan/domain/surveys/question/multiple';
import { Fragment } from 'preact';
import { message, ownWords } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { Group } from './group.tsx';
import { OtherText, textOfOption } from './option-text.tsx';
import { chosenIds, type QuestionProps } from './question-props.ts';

/** Any number of a list. What excludes the others stands apart from them, behind "or". */
export function Multiple(props: QuestionProps<MultipleQuestion>) {
  const { question, language } = props;
  const together = question.options.filter((option) => !option.exclusive);
  const alone = question.options.filter((option) => option.exclusive);
  const hint =
    question.choicesMax === undefined
      ? message(language, 'question.chooseAll')
      : message(language, 'question.chooseMost', { most: question.choicesMax });
  return (
    <Group {...props} hint={<span {...ownWords(language)}>{hint}</span>}>
      <Ticks props={props} options={together} isFirst />
      {alone.length === 0 ? null : (
        <>
          <p class="or" {...ownWords(language)}>
            {message(language, 'question.or')}
          </p>
          <Ticks props={props} options={alone} isFirst={together.length === 0} />
        </>
      )}
    </Group>
  );
}

type TicksProps = Readonly<{
  props: QuestionProps<MultipleQuestion>;
  options: readonly ChoiceOption[];
  isFirst: boolean;
}>;

function Ticks({ props, options, isFirst }: TicksProps) {
  const chosen = chosenIds(props.value);
  return (
    <div class="l c">
      {options.map((option, place) => (
        <Fragment key={option.id}>
          <Choice
            questionId={props.question.id}
            value={option.id}
            isTick
            isExclusive={option.exclusive === true}
            isFirst={isFirst && place === 0}
            isChosen={chosen.includes(option.id)}
          >
            {textOfOption(props, option)}
          </Choice>
          {option.takesText ? <OtherText props={props} option={option} /> : null}
        </Fragment>
      ))}
    </div>
  );
}
