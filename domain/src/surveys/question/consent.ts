import type { SurveyText } from '../survey-text.ts';

/**
 * A permission for one purpose, `yes` or `no`: to be called about this answer, to be asked again, to be written to about
 * offers, to have the words published. The version that was shown says to which words the person agreed.
 */
export type ConsentQuestion = Readonly<{
  kind: 'consent';
  id: string;
  item: string;
  purpose: 'contact' | 'research' | 'marketing' | 'publication';
  text: SurveyText;
  required: boolean;
  when?: string;
}>;
