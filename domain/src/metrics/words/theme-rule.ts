import { isQueryPhrase } from './phrase-query.ts';

/** Languages whose words are brought back to their stems. */
export const wordLanguages = ['nl', 'nb', 'en'] as const;
export type WordLanguage = (typeof wordLanguages)[number];

/**
 * By what texts in one language are told to mention a theme: they say one of the words or phrases, and none of those that
 * turn it round ("niet vriendelijk"). Words match by their stem; `wacht*` matches all that begin so.
 */
export type ThemeRule = Readonly<{ language: WordLanguage; words: readonly string[]; unless: readonly string[] }>;

export type ThemeRuleFault = Readonly<{
  code: 'rule_empty' | 'language_twice' | 'phrase_unreadable';
  /** Place in the rules, and of the phrase in its list. */
  pointer: string;
}>;

export const phrasesMost = 60;
export const phraseLengthMost = 80;

/**
 * What is wrong with the rules of a theme; nothing when they can be kept.
 *
 * Use before a codebook is saved or tried. When not to use: to judge whether a rule is a good one; that says the preview.
 *
 * @example
 * checkThemeRules([{ language: 'nl', words: ['wachttijd'], unless: [] }]); // []
 * @throws nothing.
 */
export function checkThemeRules(rules: readonly ThemeRule[]): readonly ThemeRuleFault[] {
  if (!rules.some(({ words }) => words.length > 0)) return [{ code: 'rule_empty', pointer: '/rules' }];
  return rules.flatMap(({ language, words, unless }, place): readonly ThemeRuleFault[] => [
    ...(rules.findIndex((rule) => rule.language === language) < place
      ? [{ code: 'language_twice' as const, pointer: `/rules/${place}/language` }]
      : []),
    ...unreadable(words, `/rules/${place}/words`),
    ...unreadable(unless, `/rules/${place}/unless`),
  ]);
}

function unreadable(phrases: readonly string[], pointer: string): readonly ThemeRuleFault[] {
  return phrases.flatMap((phrase, place) =>
    isQueryPhrase(phrase) ? [] : [{ code: 'phrase_unreadable' as const, pointer: `${pointer}/${place}` }],
  );
}
