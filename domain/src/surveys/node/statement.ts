import type { SurveyText } from '../survey-text.ts';

/** Words without a question: an introduction, a heading, a notice. */
export type Statement = Readonly<{ kind: 'statement'; id: string; text: SurveyText; when?: string }>;
