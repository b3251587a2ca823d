import type { SurveyText } from '../survey-text.ts';

/** A word of thanks to a person of the company, which is passed on to them. */
export type ComplimentQuestion = Readonly<{
  kind: 'compliment';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  lengthMax: number;
  when?: string;
}>;
