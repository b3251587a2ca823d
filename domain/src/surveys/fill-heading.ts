import { fillText, type MergeValues } from './fill-text.ts';
import type { LanguageTag } from './language-tag.ts';
import type { SurveyDefinition } from './survey-definition.ts';

/** A space behind a word of one to three letters: the "De" of "De Vries" does not stay behind at the end of a line. */
const spaceAfterShortWord = /(?<=(?:^|\s)\S{1,3}) (?=\S)/gu;

/** Fills a text that is shown large, where a company name that breaks in the wrong place no longer reads as a name. */
export function fillHeading(
  definition: SurveyDefinition,
  text: string,
  tag: LanguageTag,
  values: MergeValues = {},
): string {
  const organisation = definition.organisation.replace(spaceAfterShortWord, '\u00a0');
  return fillText({ ...definition, organisation }, text, tag, values);
}
