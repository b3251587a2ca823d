import { at } from './at.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { feldtInterval } from './feldt-interval.ts';
import type { Interval } from './interval.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';
import { varies } from './varies.ts';

export type Reliability = {
  /** Respondents who answered every item. */
  readonly n: number;
  readonly items: number;
  readonly alpha: number | null;
  /** Alpha of the items at equal spread. */
  readonly standardised: number | null;
  readonly interval: Interval | null;
  /** Alpha without each item in turn; null as a whole with two items, where one would be left. */
  readonly alphaIfDropped: readonly (number | null)[] | null;
  /** Correlation of each item with the sum of the others; null for an item without variation. */
  readonly itemRest: readonly (number | null)[] | null;
  readonly reason: Reason | null;
};

/**
 * Reliability of a scale of several items: alpha, its interval, and what each item does to it.
 *
 * Use before showing an index; hide one whose alpha is under .7 and say why. When not to use: on items that cause the
 * thing instead of reflecting it (speed, price, parking), which need not move together.
 *
 * Source: Cronbach 1951; Feldt 1965. R: psych::alpha.
 *
 * @param items one column per item; items already point the same way
 * @example
 * reliability([trust, quality, value], 0.95).alpha;
 * @throws RangeError when the columns differ in length or the level is impossible. Reasons: no_answers, one_answer,
 * too_few_rows (fewer than two items), no_variation.
 */
export function reliability(items: readonly (readonly (number | null)[])[], level: number): Reliability {
  const rows = completeRows(items);
  const n = rows.length;
  const columns = items.map((item) => pickRows(item, rows));
  if (n < 2 || items.length < 2) {
    return {
      ...unknown,
      n,
      items: items.length,
      reason: n === 0 ? 'no_answers' : n === 1 ? 'one_answer' : 'too_few_rows',
    };
  }
  const alpha = cronbachAlpha(columns);
  const without = (dropped: number): readonly (readonly number[])[] => columns.filter((_, item) => item !== dropped);
  return {
    n,
    items: items.length,
    alpha,
    standardised: standardisedAlpha(columns),
    interval: alpha === null ? null : feldtInterval(alpha, { n, items: items.length }, level),
    alphaIfDropped: items.length === 2 ? null : columns.map((_, item) => cronbachAlpha(without(item))),
    itemRest: columns.map((column, item) => {
      const rest = rows.map((_, row) => without(item).reduce((total, other) => total + at(other, row), 0));
      return varies(rest) ? (correlationMatrix([column, rest])?.get(0, 1) ?? null) : null;
    }),
    reason: columns.every(varies) && alpha !== null ? null : 'no_variation',
  };
}

const unknown = { alpha: null, standardised: null, interval: null, alphaIfDropped: null, itemRest: null };

function standardisedAlpha(columns: readonly (readonly number[])[]): number | null {
  const correlations = correlationMatrix(columns);
  if (correlations === null) return null;
  const k = columns.length;
  const mean = (correlations.sum() - k) / (k * (k - 1));
  const spread = 1 + (k - 1) * mean;
  return Math.abs(spread) < 1e-12 ? null : (k * mean) / spread;
}
