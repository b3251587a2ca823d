import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { Choice } from './choice.tsx';
import { pointsOf } from './point.ts';
import type { QuestionProps } from './question-props.ts';

/** Mouths from the lowest to the highest of five; three faces take the first, the middle and the last. */
const mouths = [
  'M7.5 18.2q4.5-6.2 9 0',
  'M8.5 17q3.5-2 7 0',
  'M8.5 16.2h7',
  'M8.5 15.2q3.5 2.4 7 0',
  'M7 13.8q5 8 10 0z',
] as const;

/** Faces in neutral ink, each with its words: a drawing alone says different things to different people. */
export function Faces(props: QuestionProps<RatingQuestion>) {
  const points = pointsOf(props);
  const step = points.length > 1 ? (mouths.length - 1) / (points.length - 1) : 0;
  return (
    <div class={points.length === 3 ? 'l fc f3' : 'l fc'}>
      {points.map(({ score, figure, words, choice }, place) => (
        <Choice key={score} {...choice}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="10.5" />
            <path d={`M8.5 9v.8m7-.8v.8${mouths[Math.round(place * step)] ?? ''}`} />
          </svg>
          {words === '' ? figure : words}
        </Choice>
      ))}
    </div>
  );
}
