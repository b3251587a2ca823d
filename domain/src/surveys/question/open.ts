import type { SurveyText } from '../survey-text.ts';

/** Words of the person's own: one line (`short`) or several. */
export type OpenQuestion = Readonly<{
  kind: 'open';
  id: string;
  item: string;
  text: SurveyText;
  required: boolean;
  /** Most characters (code points) that are taken; at most 10,000. */
  lengthMax: number;
  short?: boolean;
  when?: string;
}>;
