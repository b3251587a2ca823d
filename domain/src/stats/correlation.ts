import { checkLevel } from './check-level.ts';
import { completeRows } from './complete-rows.ts';
import type { Interval } from './interval.ts';
import { kendallTauB } from './kendall-tau-b.ts';
import { pearsonCorrelation } from './pearson-correlation.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';
import { spearmanCorrelation } from './spearman-correlation.ts';
import { tTail } from './t-tail.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type Correlation = {
  /** Pairs without a missing value. */
  readonly n: number;
  readonly pearson: number | null;
  readonly interval: Interval | null;
  /** Two-sided, for "no linear relation". */
  readonly pValue: number | null;
  readonly spearman: number | null;
  readonly kendall: number | null;
  readonly reason: Reason | null;
};

/**
 * Correlation of two questions, with the interval of Pearson's r.
 *
 * Use to see whether two scores go together. When not to use: to rank several drivers that overlap; see
 * driver-importance.ts. Association, not effect: two questions answered in one sitting correlate a little anyway.
 *
 * Source: Fisher 1921, Metron 1, 3-32, for the interval tanh(atanh r ± z / √(n - 3)).
 *
 * @example
 * correlate([51, 64, 70, 63], [43, 63, 71, 61], 0.95).n; // 4
 * @throws RangeError when the columns differ in length or the level is impossible. Reasons: no_answers, too_few_rows
 * (under 3 pairs), no_variation, too_few_for_level (3 pairs: no interval).
 */
export function correlate(x: readonly (number | null)[], y: readonly (number | null)[], level: number): Correlation {
  checkLevel(level);
  const rows = completeRows([x, y]);
  const n = rows.length;
  const left = pickRows(x, rows);
  const right = pickRows(y, rows);
  const pearson = pearsonCorrelation(left, right);
  return {
    n,
    pearson,
    interval: pearson === null ? null : fisherInterval(pearson, n, level),
    pValue: pearson === null ? null : twoSidedPValue(pearson, n),
    spearman: spearmanCorrelation(left, right),
    kendall: kendallTauB(left, right),
    reason: reasonFor(n, pearson),
  };
}

function fisherInterval(r: number, n: number, level: number): Interval | null {
  if (n <= 3) return null;
  const half = twoSidedZ(level) / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

function twoSidedPValue(r: number, n: number): number {
  const unexplained = (1 - r) * (1 + r);
  // A perfect line leaves a few units of rounding; a p-value made of those would be noise.
  return unexplained < 8 * Number.EPSILON ? 0 : 2 * tTail(Math.abs(r) * Math.sqrt((n - 2) / unexplained), n - 2);
}

function reasonFor(n: number, pearson: number | null): Reason | null {
  if (n === 0) return 'no_answers';
  if (n < 3) return 'too_few_rows';
  if (pearson === null) return 'no_variation';
  return n === 3 ? 'too_few_for_level' : null;
}
