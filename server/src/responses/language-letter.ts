import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';

const letters: Readonly<Record<string, string>> = { nl: 'n', nb: 'b', no: 'b', nn: 'k', en: 'e' };

/** The language as score_row keeps it: one letter for those that the product speaks, x for all others. */
export function languageLetter(tag: LanguageTag): string {
  const end = tag.indexOf('-');
  return letters[end < 0 ? tag : tag.slice(0, end)] ?? 'x';
}
