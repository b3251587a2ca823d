import type { SurveyText } from '../survey-text.ts';

/** A day. The answer is `2026-05-17`. */
export type DateQuestion = Readonly<{
  kind: 'date';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  /** First and last day that are taken, `2026-01-01`. */
  earliest?: string;
  latest?: string;
  when?: string;
}>;
