import type { WordLanguage } from '@voldaan/domain/metrics/words/theme-rule';

/** What the stems of a text are made by: one of the languages with a stemmer, or as it stands. */
export type StemLanguage = WordLanguage | 'other';

/** `nl-x-jij` is Dutch; both written forms of Norwegian have one stemmer. */
export function stemLanguageOf(tag: string): StemLanguage {
  const [language] = tag.toLowerCase().split('-');
  if (language === 'nl' || language === 'en') return language;
  return language === 'nb' || language === 'nn' || language === 'no' ? 'nb' : 'other';
}
