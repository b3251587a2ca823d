import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type TableComparison = {
  readonly chiSquare: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly cramersV: number | null;
  readonly expectedMin: number | null;
  /** Below 5 the p-value is rough; offer Fisher or a Monte Carlo test. */
  readonly isExpectedTooSmall: boolean;
  readonly expected: readonly (readonly number[])[] | null;
  /** Adjusted residuals: beyond about ±2 a cell is out of line, beyond ±3 clearly. */
  readonly residuals: readonly (readonly number[])[] | null;
  readonly reason: Reason | null;
};

/**
 * Whether two classifications go together: Pearson's chi-square of a table, Cramér's V and adjusted residuals.
 *
 * Use for answers by segment. Empty rows and columns are dropped first. When not to use: for the same respondents in
 * several cells, for weighted counts (rao-scott.ts), or to rank segments (compare-segments.ts).
 *
 * Source: K. Pearson 1900, no continuity correction; S. J. Haberman, Biometrics 29 (1973) 205-220 (residuals).
 *
 * @example
 * compareTable([[3, 0, 7], [6, 0, 2], [1, 0, 9]]); // chiSquare 8.4, df 2
 * @throws RangeError when rows differ in length or a count is negative. Reasons: no_answers; no_variation (fewer than two
 * rows or columns with answers).
 */
export function compareTable(table: readonly (readonly number[])[]): TableComparison {
  const kept = withoutEmpty(table);
  const rowTotals = kept.map((row) => sum(row));
  const columnTotals = (kept[0] ?? []).map((_, column) => sum(kept.map((row) => at(row, column))));
  const n = sum(rowTotals);
  const smaller = Math.min(rowTotals.length, columnTotals.length) - 1;
  if (smaller < 1) return { ...unknown, reason: n === 0 ? 'no_answers' : 'no_variation' };
  const expected = rowTotals.map((rowTotal) => columnTotals.map((columnTotal) => (rowTotal * columnTotal) / n));
  const residuals = kept.map((row, r) =>
    row.map((count, c) => {
      const mean = at(at(expected, r), c);
      return (count - mean) / Math.sqrt(mean * (1 - at(rowTotals, r) / n) * (1 - at(columnTotals, c) / n));
    }),
  );
  const chiSquare = sum(
    kept.flatMap((row, r) => row.map((count, c) => (count - at(at(expected, r), c)) ** 2 / at(at(expected, r), c))),
  );
  const df = (rowTotals.length - 1) * (columnTotals.length - 1);
  const expectedMin = Math.min(...expected.flat());
  return {
    chiSquare,
    df,
    pValue: chiSquareTail(chiSquare, df),
    cramersV: Math.sqrt(chiSquare / (n * smaller)),
    expectedMin,
    isExpectedTooSmall: expectedMin < 5,
    expected,
    residuals,
    reason: null,
  };
}

const unknown: Omit<TableComparison, 'reason'> = {
  chiSquare: null,
  df: null,
  pValue: null,
  cramersV: null,
  expectedMin: null,
  isExpectedTooSmall: false,
  expected: null,
  residuals: null,
};

function withoutEmpty(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const width = table[0]?.length ?? 0;
  for (const row of table) {
    if (row.length !== width) throw new RangeError('the rows of a table differ in length');
    for (const count of row) checkCount('a cell', count);
  }
  const rows = table.filter((row) => sum(row) > 0);
  return rows.map((row) => row.filter((_, column) => rows.some((other) => at(other, column) > 0)));
}
