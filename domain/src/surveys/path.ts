import type { Answers } from './answers.ts';
import type { LanguageTag } from './language-tag.ts';
import type { PageNode } from './node/page.ts';
import { pagesOf, questionsOn, type SurveyDefinition } from './survey-definition.ts';

/** What a path depends on besides the answers. The same for one respondent from the first page to the last. */
export type PathContext = Readonly<{
  /** The respondent's share of chance: any text that stays the same. What is shuffled is a function of it. */
  seed: string;
  language: LanguageTag;
  channel: string;
  /** What is known of the customer, for conditions and merge fields: `region`, `name`. */
  contact: Readonly<Record<string, string | number>>;
}>;

/** A page as this person meets it: conditions applied, everything in its order of chance. */
export type ShownPage = Readonly<{ id: string; nodes: readonly PageNode[] }>;

/**
 * The pages that this person meets, in order, given the answers so far. Pure, and the same on the server and in a
 * browser. Answers of pages that are not on the path are kept and are no part of any condition.
 */
export function path(definition: SurveyDefinition, _answers: Answers, _context: PathContext): readonly ShownPage[] {
  return pagesOf(definition);
}

/** The first page with a question that was neither answered nor skipped, or undefined when all are done. */
export function openPage(definition: SurveyDefinition, answers: Answers, context: PathContext): ShownPage | undefined {
  return path(definition, answers, context).find((page) =>
    questionsOn(page.nodes).some((question) => !(question.id in answers)),
  );
}
