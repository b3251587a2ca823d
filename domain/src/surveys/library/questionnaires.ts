import type { SurveyDefinition } from '../survey-definition.ts';
import { contactMoment } from './questionnaire/contact-moment.ts';
import { grade } from './questionnaire/grade.ts';
import { recommendation } from './questionnaire/recommendation.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';

/** The ready surveys in the order in which they are offered: the shortest first. */
export const questionnaireIds = ['contact-moment', 'grade', 'recommendation'] as const;

export type QuestionnaireId = (typeof questionnaireIds)[number];

const makers: Readonly<Record<QuestionnaireId, (details: QuestionnaireDetails) => SurveyDefinition>> = {
  'contact-moment': contactMoment,
  grade,
  recommendation,
};

export function isQuestionnaireId(value: unknown): value is QuestionnaireId {
  return questionnaireIds.some((id) => id === value);
}

/** A complete survey with a norm filled in, ready to be edited or published as it is. */
export function draftFromQuestionnaire(id: QuestionnaireId, details: QuestionnaireDetails): SurveyDefinition {
  return makers[id](details);
}
