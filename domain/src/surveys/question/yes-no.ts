import type { OffScaleAnswer } from '../answers.ts';
import type { SurveyText } from '../survey-text.ts';

/** A permission or a fact: `yes` or `no`, never a tick box, so that "no" is an answer too; with `partly`, `partly` as well. */
export type YesNoQuestion = Readonly<{
  kind: 'yes-no';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  partly?: boolean;
  offers?: readonly OffScaleAnswer[];
  when?: string;
}>;
