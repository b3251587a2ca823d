import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { message } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { pointsOf } from './point.ts';
import type { QuestionProps } from './question-props.ts';

const outline = 'm12 3 2.7 5.9 6.3.8-4.7 4.4 1.2 6.4-5.5-3.1-5.5 3.1 1.2-6.4L3 9.7l6.3-.8z';

/** Stars behind the words that they stand for, one choice a line: nobody has to aim at a star. */
export function Stars(props: QuestionProps<RatingQuestion>) {
  return (
    <div class="l st">
      {pointsOf(props).map(({ score, words, choice }) => {
        const counted = message(props.language, 'rating.stars', { count: score });
        return (
          <Choice key={score} {...choice} spoken={words === '' ? counted : `${counted}, ${words}`}>
            {words === '' ? counted : words}
            <i>
              {Array.from({ length: score }, (_, place) => (
                <svg key={place} viewBox="0 0 24 24" aria-hidden="true">
                  <path d={outline} />
                </svg>
              ))}
            </i>
          </Choice>
        );
      })}
    </div>
  );
}
