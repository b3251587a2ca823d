import type { RatingQuestion } from '../question/rating.ts';
import type { SurveyText } from '../survey-text.ts';

/**
 * Several things rated on one scale: rows one below the other, never a grid. Every row is a rating of its own; its text
 * is what is rated. In an order of chance, which is stored, unless the order means something.
 */
export type Battery = Readonly<{
  kind: 'battery';
  id: string;
  text: SurveyText;
  questions: readonly RatingQuestion[];
  shuffled: boolean;
  when?: string;
}>;
