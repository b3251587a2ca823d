import type { RatingQuestion } from '../question/rating.ts';
import type { SurveyText } from '../survey-text.ts';

/** Expected and experienced, the same thing on the same scale, side by side: their difference is the gap. */
export type Pair = Readonly<{
  kind: 'pair';
  id: string;
  text: SurveyText;
  expected: RatingQuestion;
  experienced: RatingQuestion;
  when?: string;
}>;
