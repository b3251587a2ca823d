import type { LanguageTag } from '../language-tag.ts';
import { type SurveyText, textIn } from '../survey-text.ts';

/**
 * The text in these languages. Dutch that says jij falls back on Dutch, since only texts that differ are written twice; a
 * language that the library does not speak stays empty, for the firm to fill in.
 */
export function inLanguages(text: SurveyText, languages: readonly LanguageTag[]): SurveyText {
  return Object.fromEntries(
    languages.map((tag) => [tag, textIn(text, tag) || (tag === 'nl-x-jij' ? textIn(text, 'nl') : '')]),
  );
}
