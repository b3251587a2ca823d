import { at } from './at.ts';

/** Must-be, one-dimensional, attractive, indifferent, reverse, questionable. */
export type KanoCategory = 'M' | 'O' | 'A' | 'I' | 'R' | 'Q';

/** Rows: answer when the feature is there; columns: when it is not. 1 like, 2 must-be, 3 neutral, 4 live with, 5 dislike. */
const table: readonly (readonly KanoCategory[])[] = [
  ['Q', 'A', 'A', 'A', 'O'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'R', 'R', 'R', 'Q'],
];

/**
 * Kano category of one respondent from the functional and the dysfunctional question, each answered 1 to 5.
 *
 * Use to fill the counts of kano-summary.ts. When not to use: with answer scales of other words or lengths; the table
 * holds for these five.
 *
 * Source: Kano et al. 1984; the evaluation table of Berger et al. 1993.
 *
 * @example
 * kanoCategory(1, 5); // 'O': likes having it, dislikes missing it
 * @throws RangeError when an answer is not 1, 2, 3, 4 or 5.
 */
export function kanoCategory(functional: number, dysfunctional: number): KanoCategory {
  for (const answer of [functional, dysfunctional]) {
    if (!(Number.isInteger(answer) && answer >= 1 && answer <= 5)) {
      throw new RangeError(`a Kano answer is 1 to 5, not ${answer}`);
    }
  }
  return at(at(table, functional - 1), dysfunctional - 1);
}
