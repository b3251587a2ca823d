/**
 * A language that a survey is asked in, as BCP 47 writes it: `nl`, `nb`, `nn`, `en`, `ar`, `de`. Dutch that says jij is
 * `nl-x-jij`. The product's own languages (language.ts) are what its buttons speak; a survey may be asked in any.
 */
export type LanguageTag = string;

/** What HTML and Intl understand: the private part of `nl-x-jij` says nothing to a screen reader. */
export function htmlLanguage(tag: LanguageTag): string {
  return tag.split('-x-')[0] ?? tag;
}

/** What Intl writes days by: English as the British write them, and the digits that stand on our keys in every language. */
export function localeOf(tag: LanguageTag): string {
  const language = htmlLanguage(tag);
  return language === 'en' ? 'en-GB' : `${language}-u-nu-latn`;
}

const rightToLeft: readonly string[] = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'];

export function directionOf(tag: LanguageTag): 'ltr' | 'rtl' {
  const [primary = ''] = tag.toLowerCase().split('-');
  return rightToLeft.includes(primary) ? 'rtl' : 'ltr';
}

/** A number in its own order: among words from right to left, 030 123 45 67 would read 67 45 123 030. */
export function inOrder(tag: LanguageTag, number: string): string {
  return number !== '' && directionOf(tag) === 'rtl' ? `\u2066${number}\u2069` : number;
}
