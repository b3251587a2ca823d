import type { SurveyText } from '../survey-text.ts';
import type { ChoiceOption } from './choice-option.ts';

/** Any number of a list. The answer is a list of option ids in the survey's order, without repetition. */
export type MultipleQuestion = Readonly<{
  kind: 'multiple';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  options: readonly ChoiceOption[];
  shuffled?: boolean;
  /** Most options that may be chosen. */
  choicesMax?: number;
  when?: string;
}>;
