import type { SurveyText } from '../survey-text.ts';

/** Who the person is or how to reach them, given by themselves. Personal: never in a report, cut off by erasure. */
export type ContactDetailQuestion = Readonly<{
  kind: 'contact-detail';
  id: string;
  item: string;
  detail: 'name' | 'email' | 'phone';
  text: SurveyText;
  required: boolean;
  when?: string;
}>;
