import { at } from '../../stats/at.ts';
import { sum } from '../../stats/sum.ts';
import { shownValues } from './shown-values.ts';

/** A choice of values of one property, by code; `size` is how many codes it has. */
export type Choice = Readonly<{ values: ReadonlySet<number>; size: number }>;

/**
 * How many responses have each value of each chosen property, in every context. A context is a set of the choices that hold,
 * as bits: element [i][context][value]. Bit i says nothing about property i itself.
 */
export type ContextCounts = readonly (readonly (readonly number[])[])[];

/** More properties at once than anybody reads a figure by; the contexts double with each. */
export const choicesMost = 6;

/**
 * Counts the contexts of some choices, row by row: `codesOf(row, i)` is the code of property i.
 *
 * Use as the reference, and where rows are few. Counts of parts of the data add up.
 *
 * @throws RangeError for more than six choices.
 */
export function countContexts(
  choices: readonly Choice[],
  rows: number,
  codeOf: (row: number, choice: number) => number,
): ContextCounts {
  if (choices.length > choicesMost)
    throw new RangeError(`a figure is read by at most ${choicesMost} properties at once`);
  const contexts = 2 ** choices.length;
  const exactly = choices.map(({ size }) => Array.from({ length: contexts }, () => new Array<number>(size).fill(0)));
  for (let row = 0; row < rows; row += 1) {
    const codes = choices.map((_, choice) => codeOf(row, choice));
    const held = codes.reduce(
      (bits, code, choice) => bits | (Number(at(choices, choice).values.has(code)) << choice),
      0,
    );
    for (const [choice, code] of codes.entries()) {
      const counts = at(at(exactly, choice), held & ~(1 << choice));
      counts[code] = at(counts, code) + 1;
    }
  }
  return exactly.map((byContext, choice) => byContext.map((_, context) => atLeast(byContext, context, choice)));
}

/** Rows for which all choices of the context hold, whatever else holds. */
function atLeast(byContext: readonly (readonly number[])[], context: number, choice: number): readonly number[] {
  const wanted = context & ~(1 << choice);
  const supersets = byContext.filter((_, held) => (held & wanted) === wanted);
  return at(byContext, 0).map((_, value) => sum(supersets.map((counts) => at(counts, value))));
}

/**
 * Whether a figure of the responses for which all choices hold may be shown, without telling anything of fewer than
 * `minimum`, even to somebody who subtracts figures from each other.
 *
 * Use on every path by which a filtered figure leaves: screen, interface, export, list of texts. When not to use: for readers
 * who may see single answers anyway.
 *
 * It may when, in every context that some of the choices make, each chosen value is one that a list of all values would show
 * there (shownValues). Then of two figures that may be shown, one within the other, the difference is empty or large enough:
 * let F1 lie in F2. If F2 chooses a value v of a property where F1 does not, the responses of F2 with v lie outside of F1,
 * and are none or enough by the rule for F2. If F1 chooses of a property where F2 does not, those of F1's context without its
 * choice lie in F2 and outside of F1, and are none or enough by the rule for F1; when none, the choice can be left out of F1.
 * When neither is the case for any property, nothing lies between the two. So the answer depends on the data alone, and not on
 * who asked what before.
 *
 * Periods count as a property whose values are quarters, since any two days would be.
 *
 * @example
 * mayDisclose(choices, countContexts(choices, rows, codeOf), 5);
 * @throws RangeError when the counts are of other choices.
 */
export function mayDisclose(choices: readonly Choice[], counts: ContextCounts, minimum: number): boolean {
  if (counts.length !== choices.length) throw new RangeError('these counts are of other choices');
  return choices.every(({ values }, choice) =>
    at(counts, choice).every((byValue) => {
      const shown = shownValues(byValue, minimum);
      return [...values].every((value) => at(shown, value));
    }),
  );
}
