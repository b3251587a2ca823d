/** Letters that are no letter with an accent, as people without that key write them. */
const plainLetters: Readonly<Record<string, string>> = { ø: 'o', æ: 'a', å: 'a', ß: 'ss', ł: 'l', đ: 'd' };

/** The words of a text without capitals and accents, as people type them in a search. */
export function foldedWords(text: string): readonly string[] {
  return text
    .slice(0, 2000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øæåßłđ]/gu, (letter) => plainLetters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
