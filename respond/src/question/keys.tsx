import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { scales } from '@voldaan/domain/surveys/scale';
import { Choice } from './choice.tsx';
import { type Point, pointsOf, wordsOf } from './point.ts';
import type { QuestionProps } from './question-props.ts';

/** Ids of the words at the two ends, where this language has them. */
export function endIds(props: QuestionProps<RatingQuestion>): readonly string[] {
  const { id, scale } = props.question;
  const { minimum, maximum } = scales[scale];
  return [
    ...(wordsOf(props, minimum) === '' ? [] : [`${id}-lo`]),
    ...(wordsOf(props, maximum) === '' ? [] : [`${id}-hi`]),
  ];
}

/**
 * A row of keys with the words of the ends at the keys they name, also where the row wraps to 6+5, 5+5 or, with half
 * steps, to four in a row.
 */
export function Keys(props: QuestionProps<RatingQuestion>) {
  const { question } = props;
  const points = pointsOf(props);
  const ends = [points[0], points.at(-1)] as const;
  return (
    <div class={`s${rowClass(points.length)}`}>
      <End point={ends[0]} id={`${question.id}-lo`} />
      {points.map(({ score, figure, words, choice }) => (
        <Choice
          key={score}
          {...choice}
          {...(Number.isInteger(score) ? {} : { class: 'hf' })}
          spoken={words === '' ? undefined : `${figure}, ${words}`}
        >
          {figure}
        </Choice>
      ))}
      <End point={ends[1]} id={`${question.id}-hi`} class="hi" />
    </div>
  );
}

/** 11 keys wrap after six; 10 after five; 19 with half steps are four or ten in a row; six or fewer never wrap. */
function rowClass(count: number): string {
  if (count === 11) return '';
  if (count === 10) return ' t';
  return count > 11 ? ' h' : ' x6';
}

type EndProps = Readonly<{ point: Point | undefined; id: string; class?: string }>;

function End({ point, id, class: name }: EndProps) {
  if (point === undefined || point.words === '') return null;
  return (
    <p id={id} {...(name === undefined ? {} : { class: name })}>
      {point.figure} = {point.words}
    </p>
  );
}
