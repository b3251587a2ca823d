import type { LanguageTag } from './language-tag.ts';
import { type Reader, readRecord, readText, refuse } from './read-value.ts';
import { surveyLimits } from './survey-limits.ts';
import type { SurveyText } from './survey-text.ts';

/** Language, script, region and up to two private parts, each written as BCP 47 recommends, so that one language has one name. */
const tagShape = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-x(-[a-z0-9]{1,8}){1,2})?$/;

export function readLanguageTag(value: unknown, pointer: string): LanguageTag {
  return typeof value === 'string' && tagShape.test(value) ? value : refuse('language_malformed', pointer);
}

/**
 * A text by language. Texts in languages that the survey is not asked in now are kept: a language that is taken out and
 * put back has not lost its words.
 */
export function readSurveyText(lengthMax: number): Reader<SurveyText> {
  return readRecord(surveyLimits.languages, readLanguageTag, readText(lengthMax));
}
