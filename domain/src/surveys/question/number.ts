import type { SurveyText } from '../survey-text.ts';

/** An amount or a count, typed. */
export type NumberQuestion = Readonly<{
  kind: 'number';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  minimum: number;
  maximum: number;
  /** Digits behind the decimal sign that are taken: 0 is whole numbers only; at most 4. */
  decimals: number;
  /** Behind the field: "minutes", "km". */
  unit?: SurveyText;
  when?: string;
}>;
