import { withoutMasks } from './mask-text.ts';

/** Letters beyond this belong to no word. */
const lettersMost = 40;

/**
 * The different words of a text, in small letters: two letters or more, numbers left out.
 *
 * Use to count in how many texts a word stands. When not to use: to search; PostgreSQL does that by stems.
 *
 * @example
 * wordsOfText('Twee keer gebeld, twéé keer!'); // ['twee', 'keer', 'gebeld', 'twéé']
 * @throws nothing.
 */
export function wordsOfText(text: string): readonly string[] {
  const words =
    withoutMasks(text)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}’']*\p{L}/gu) ?? [];
  return [...new Set(words.filter((word) => word.length <= lettersMost))];
}
