import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { Choice } from './choice.tsx';
import { pointsOf } from './point.ts';
import type { QuestionProps } from './question-props.ts';

/** A scale of words is a list, in the same order at every width. */
export function Words(props: QuestionProps<RatingQuestion>) {
  return (
    <div class="l">
      {pointsOf(props).map(({ score, figure, words, choice }) => (
        <Choice key={score} {...choice}>
          {words === '' ? figure : words}
        </Choice>
      ))}
    </div>
  );
}
