/** Whether every word that was typed occurs in a text, wherever and in whatever letters. */
export function holdsWords(text: string, words: string): boolean {
  const known = text.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
