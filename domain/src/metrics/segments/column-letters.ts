import { adjustPValues } from '../../stats/adjust-p-values.ts';
import { at } from '../../stats/at.ts';
import { normalTail } from '../../stats/normal-tail.ts';
import { pooledZ } from '../../stats/pooled-z.ts';

export type ColumnCounts = Readonly<{
  /** Element [row][column]: how many of a column's respondents gave this answer. */
  counts: readonly (readonly number[])[];
  /** Respondents of each column. */
  totals: readonly number[];
}>;

const levelDefault = 0.95;
const answersMinimum = 30;

/**
 * For each cell of a cross-tab the places of the columns whose share is shown to be smaller, as letters in market research say.
 *
 * Use under a table of answers by group. Each row is a question of its own: "who gave this answer more often". Within it all
 * pairs of columns are tested (pooled z) and adjusted together (Holm), so that of twenty groups the luckiest gets no letter.
 * When not to use: for means; below 30 respondents a column is compared with nothing.
 *
 * Source: z-test of column proportions as SPSS Custom Tables has it, with Holm 1979 for its Bonferroni.
 *
 * @example
 * columnLetters({ counts: [[40, 20], [60, 80]], totals: [100, 100] }); // [[[1], []], [[], [0]]]
 * @throws RangeError when a row has not as many cells as there are columns.
 */
export function columnLetters(
  { counts, totals }: ColumnCounts,
  level: number = levelDefault,
): readonly (readonly (readonly number[])[])[] {
  return counts.map((row) => {
    if (row.length !== totals.length) throw new RangeError(`${row.length} cells for ${totals.length} columns`);
    const pairs = pairsOf(totals).map(([one, other]) => {
      const share = (column: number) => ({ successes: at(row, column), n: at(totals, column) });
      return { one, other, z: pooledZ(share(one), share(other)) };
    });
    const adjusted = adjustPValues(
      pairs.map(({ z }) => (z === null ? null : 2 * normalTail(Math.abs(z)))),
      'holm',
    );
    const smaller = row.map((): number[] => []);
    for (const [place, { one, other, z }] of pairs.entries()) {
      const pValue = adjusted[place] ?? null;
      if (z === null || pValue === null || pValue >= 1 - level) continue;
      at(smaller, z > 0 ? one : other).push(z > 0 ? other : one);
    }
    return smaller.map((columns) => columns.toSorted((first, second) => first - second));
  });
}

function pairsOf(totals: readonly number[]): readonly (readonly [number, number])[] {
  const compared = [...totals.keys()].filter((column) => at(totals, column) >= answersMinimum);
  return compared.flatMap((one, place) => compared.slice(place + 1).map((other) => [one, other] as const));
}
