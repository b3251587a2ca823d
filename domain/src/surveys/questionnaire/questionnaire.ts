import type { QuestionnaireId, SurveyDefinition } from '../survey-definition.ts';
import { contactMoment } from './contact-moment.ts';
import { grade } from './grade.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import { recommendation } from './recommendation.ts';

const questionnaires: Readonly<Record<QuestionnaireId, (details: QuestionnaireDetails) => SurveyDefinition>> = {
  'contact-moment': contactMoment,
  grade,
  recommendation,
};

/** The ready surveys in the order in which they are offered: the shortest first. */
export const questionnaireIds: readonly QuestionnaireId[] = ['contact-moment', 'grade', 'recommendation'];

export function isQuestionnaireId(value: unknown): value is QuestionnaireId {
  return questionnaireIds.some((id) => id === value);
}

/** A complete survey in three languages with a norm filled in, ready to be edited or published as it is. */
export function draftFromQuestionnaire(id: QuestionnaireId, details: QuestionnaireDetails): SurveyDefinition {
  return questionnaires[id](details);
}
