import type { SurveyText } from '../survey-text.ts';
import type { ChoiceOption } from './choice-option.ts';

/**
 * The order of a list, first is best. Shown in an order of chance that is stored, so that the order that it was found in
 * is not counted as an answer. The answer holds every option once; nobody has to rank, skipping is an answer too.
 */
export type RankingQuestion = Readonly<{
  kind: 'ranking';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  options: readonly ChoiceOption[];
  when?: string;
}>;
