import type { WidgetSurvey } from '../widget/widget-survey.ts';

/** What a kiosk keeps, so that it goes on without a line: its survey in every language, and how it behaves. */
export type KioskSurvey = Readonly<{
  /** What stands at the top: the company, and which of its screens this is. */
  title: string;
  idleSeconds: number;
  keepsPartial: boolean;
  surveys: readonly (WidgetSurvey & Readonly<{ languageName: string }>)[];
}>;
