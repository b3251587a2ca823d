import { fillText, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { localeOf } from '../catalogue.ts';
import type { QuestionProps } from './question-props.ts';

/** One point of a scale, as this question shows it. */
export type Point = Readonly<{
  score: number;
  /** As it is written on a key: 7½ is "7,5" in Dutch. */
  figure: string;
  /** Empty where the scale or the language has no words for it. */
  words: string;
  choice: Readonly<{ questionId: string; value: number; isFirst: boolean; isWaiting: boolean; isChosen: boolean }>;
}>;

type Worded = Pick<QuestionProps<RatingQuestion>, 'definition' | 'question' | 'language'>;

/** The points from low to high. A mark that waits hides what was stored before. */
export function pointsOf(props: QuestionProps<RatingQuestion>): readonly Point[] {
  const { question, value, preselected } = props;
  const scores = scoresOf(scales[question.scale], question.halfSteps === true);
  return scores.map((score, place) => {
    const isWaiting = score === preselected;
    // A posted form holds the score as text; both mean the same mark.
    const isGiven = value === score || value === String(score);
    return {
      score,
      figure: new Intl.NumberFormat(localeOf(props.language)).format(score),
      words: wordsOf(props, score),
      choice: {
        questionId: question.id,
        value: score,
        isFirst: place === 0,
        isWaiting,
        isChosen: isWaiting || (preselected === undefined && isGiven),
      },
    };
  });
}

/** What is shown of a score, with the named alternative filled in; empty where this language has no words for it. */
export function wordsOf({ definition, question, language }: Worded, score: number): string {
  const words = labelOf(scales[question.scale], score, language, definition.scaleLabels);
  return fillText(definition, words, language, valuesOfQuestion(definition, question, language));
}
