import { languages } from '@voldaan/domain/language';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { matchLanguage, readAcceptLanguage } from '@voldaan/domain/surveys/match-language';

/** What a page that holds no text of a survey can be worded in. */
export const noticeLanguages: readonly LanguageTag[] = [...languages, 'nn', 'ar'];

/** Its language: the wishes by weight, then the browser's. Whoever asks for none of these reads English. */
export function noticeLanguage(
  wishes: readonly (string | undefined)[],
  acceptLanguage: string | undefined,
): LanguageTag {
  return matchLanguage([...wishes, ...readAcceptLanguage(acceptLanguage), 'en'], noticeLanguages);
}
