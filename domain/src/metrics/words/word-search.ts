import { phraseQuery } from './phrase-query.ts';
import type { ThemeRule } from './theme-rule.ts';

/** What somebody looks for: texts with all of these phrases and none of those. */
export type WordSearch = Readonly<{ phrases: readonly string[]; without: readonly string[] }>;

const phrasesMost = 10;

/**
 * Reads what was typed in the search box: words that must all be there, "words in a row", wacht* for a beginning, and -word
 * for what must not be there.
 *
 * @example
 * readWordSearch('"niet teruggebeld" wacht* -fiets'); // { phrases: ['niet teruggebeld', 'wacht*'], without: ['fiets'] }
 * @throws nothing: undefined when nothing is looked for.
 */
export function readWordSearch(text: string): WordSearch | undefined {
  const found = [...text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .map(([, minus, quoted, word]) => ({ isWithout: minus === '-', phrase: (quoted ?? word ?? '').trim() }))
    .filter(({ phrase }) => phraseQuery(phrase) !== undefined)
    .slice(0, phrasesMost);
  const phrases = found.flatMap(({ isWithout, phrase }) => (isWithout ? [] : [phrase]));
  const without = found.flatMap(({ isWithout, phrase }) => (isWithout ? [phrase] : []));
  // What is said by nobody cannot be looked up: an index finds words, and not their absence.
  return phrases.length === 0 ? undefined : { phrases, without };
}

/**
 * The search as a text for to_tsquery: all of the phrases, none of the others.
 *
 * @example
 * searchQuery({ phrases: ['wacht*', 'balie'], without: ['fiets'] }); // "('wacht':*) & ('balie') & !('fiets')"
 * @throws nothing.
 */
export function searchQuery({ phrases, without }: WordSearch): string {
  return [...queriesOf(phrases), ...queriesOf(without).map((query) => `!${query}`)].join(' & ');
}

/**
 * The rule of a theme as a text for to_tsquery: one of the words, and none of those that turn it round. Undefined when the
 * rule has no words.
 *
 * @example
 * themeQuery({ language: 'nl', words: ['vriendelijk'], unless: ['niet vriendelijk'] });
 * // "(('vriendelijk')) & !('niet' <-> 'vriendelijk')"
 * @throws nothing.
 */
export function themeQuery({ words, unless }: ThemeRule): string | undefined {
  const wanted = queriesOf(words);
  if (wanted.length === 0) return undefined;
  return [`(${wanted.join(' | ')})`, ...queriesOf(unless).map((query) => `!${query}`)].join(' & ');
}

function queriesOf(phrases: readonly string[]): readonly string[] {
  return phrases.flatMap((phrase) => phraseQuery(phrase) ?? []);
}
