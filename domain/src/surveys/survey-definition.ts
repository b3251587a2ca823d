import type { Localised } from '../language.ts';
import type { Question } from './question/question.ts';

export type QuestionnaireId = 'contact-moment' | 'grade' | 'recommendation';

export type Page = Readonly<{ kind: 'page'; id: string; questions: readonly Question[] }>;

/** The bar that was set before measuring: the metric's own unit (grade 1-10, NPS points -100..100, share 0..1). */
export type Norm = Readonly<{ role: 'nps' | 'csat' | 'grade'; value: number }>;

/**
 * A survey as its owner wrote it: a tree of typed nodes, data only. Publishing freezes it into a version; an answer
 * points to the version it was given to.
 */
export type SurveyDefinition = Readonly<{
  kind: 'survey';
  questionnaire: QuestionnaireId;
  /** What staff call it. */
  name: string;
  /** Replaces {org} in the texts: how the company calls itself to its customers. */
  organisation: string;
  /** Replaces {moment}: "your visit of 12 May". Empty when no text uses it. */
  moment: Localised;
  /** The slip at the top of every page: what this is about, in the firm's words. */
  slip: Readonly<{ title: Localised; detail: Localised }>;
  /** Who reads the answers, by name. */
  reader: Readonly<{ name: string; sentence: Localised }>;
  pages: readonly Page[];
  thanks: Readonly<{ heading: Localised; text: Localised }>;
  norm: Norm;
}>;

/** All questions in the order in which they are asked. */
export function questionsOf(definition: SurveyDefinition): readonly Question[] {
  return definition.pages.flatMap((page) => page.questions);
}

/** The question that stands in the mail and opens the survey: always a rating, always first. */
export function openingQuestionOf(definition: SurveyDefinition): Question & { kind: 'rating' } {
  const first = definition.pages[0]?.questions[0];
  if (first?.kind !== 'rating') throw new Error(`survey ${definition.name} does not open with a rating`);
  return first;
}
