/** More words in a row than anybody looks for. */
const wordsMost = 8;

/**
 * A word or phrase as PostgreSQL's text search reads it: words in a row, each between quotes, `wacht*` as a beginning.
 *
 * Use to write a query for to_tsquery, which brings the words to their stems. Only letters and digits get in, so that a text
 * that somebody typed can be nothing but words.
 *
 * @example
 * phraseQuery('niet op tijd'); // "('niet' <-> 'op' <-> 'tijd')"
 * @throws nothing: undefined when there is no word in it, or too many.
 */
export function phraseQuery(phrase: string): string | undefined {
  const words = wordsIn(phrase);
  if (words.length === 0 || words.length > wordsMost) return undefined;
  return `(${words.map(({ word, isBeginning }) => `'${word}'${isBeginning ? ':*' : ''}`).join(' <-> ')})`;
}

export function isQueryPhrase(phrase: string): boolean {
  return phraseQuery(phrase) !== undefined;
}

type QueryWord = Readonly<{ word: string; isBeginning: boolean }>;

function wordsIn(phrase: string): readonly QueryWord[] {
  return [
    ...phrase
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/([\p{L}\p{M}\p{N}]+)(\*?)/gu),
  ].map(([, word = '', star]) => ({ word, isBeginning: star === '*' && word.length >= beginningLeast }));
}

/** Shorter beginnings match half of a language. */
const beginningLeast = 3;
