import type { OffScaleAnswer } from '../answers.ts';
import type { SurveyText } from '../survey-text.ts';
import type { ChoiceOption } from './choice-option.ts';

/** One of a list. The answer is the option's id. */
export type SingleQuestion = Readonly<{
  kind: 'single';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  options: readonly ChoiceOption[];
  /** Options in an order of chance, which is stored; one that takes words or excludes the others stays last. */
  shuffled?: boolean;
  offers?: readonly OffScaleAnswer[];
  when?: string;
}>;
