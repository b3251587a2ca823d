import type { QuestionnaireId, SurveyDefinition } from '../survey-definition.ts';
import { contactMoment } from './contact-moment.ts';
import { grade } from './grade.ts';
import { recommendation } from './recommendation.ts';

/** What a firm must say about itself before a ready survey can speak in its name. */
export type QuestionnaireDetails = Readonly<{
  /** How the company calls itself to its customers. */
  organisation: string;
  /** Who reads the answers. The reader's sentence continues after this name: "Sanne leest elk antwoord zelf." */
  readerName: string;
  /** What staff call this survey. */
  name: string;
}>;

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
