import type { Answers } from './answers.ts';
import type { Page, SurveyDefinition } from './survey-definition.ts';

/**
 * The pages that this person meets, in order, given the answers so far. Pure, and the same on the server and in a
 * browser. Surveys without branches show every page; branches narrow this list and nothing else.
 */
export function path(definition: SurveyDefinition, _answers: Answers): readonly Page[] {
  return definition.pages;
}

/** The first page with a question that was neither answered nor skipped, or undefined when all are done. */
export function openPage(definition: SurveyDefinition, answers: Answers): Page | undefined {
  return path(definition, answers).find((page) => page.questions.some((question) => !(question.id in answers)));
}
