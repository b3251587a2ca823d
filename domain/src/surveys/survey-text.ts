import type { LanguageTag } from './language-tag.ts';

/** One text of a survey in the languages that it is asked in. A text may be missing while the survey is written. */
export type SurveyText = Readonly<Record<LanguageTag, string>>;

/** How far a wording has come: written, read by a second person, tried on people of that language. */
export type TextStatus = 'draft' | 'reviewed' | 'pretested';

export const textStatuses: readonly TextStatus[] = ['draft', 'reviewed', 'pretested'];

/** The text in this language, or an empty one: a missing text is never silently one of another language. */
export function textIn(text: SurveyText, tag: LanguageTag): string {
  return Object.hasOwn(text, tag) ? (text[tag] ?? '') : '';
}
