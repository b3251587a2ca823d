/**
 * A day in words whose number and month stay together: at the end of a line "27." reads as the end of a sentence, and a
 * lone 27 as a number of something else.
 *
 * Use for every day that Intl.DateTimeFormat writes in a text that breaks into lines. When not to use: where a program
 * reads the day again.
 *
 * Source: our own; a no-break space, U+00A0, as Unicode Standard Annex 14 has it.
 *
 * @example
 * unbrokenDay('Friday 27 November at 14:10'); // no line ends between 27 and November
 * @throws nothing.
 */
export function unbrokenDay(words: string): string {
  return words.replace(/(?<![\d:])(\d{1,2}\.?) (?=\p{L})/gu, '$1\u00a0');
}
