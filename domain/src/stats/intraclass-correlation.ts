import { checkLevel } from './check-level.ts';
import { fQuantile } from './f-quantile.ts';
import type { Interval } from './interval.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type IntraclassCorrelation = {
  /** Values, in groups of one and more. */
  readonly n: number;
  readonly groups: number;
  /** Below 0 where groups lie closer together than chance would have them; never clipped here. */
  readonly icc: number | null;
  readonly interval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * How much alike values of one group are: the share of the variance that lies between groups.
 *
 * Use for interviewers: whether answers depend on who asked. With rho and m interviews each, means have 1 + rho (m - 1) times
 * the variance. When not to use: to rank the members; and the groups must have been given their customers by chance, or
 * what differs between regions looks like what interviewers do.
 *
 * Source: one-way analysis of variance with random groups, R. A. Fisher 1925; n0 for groups of unequal size and the interval
 * from F as S. R. Searle, Linear Models, 1971, and A. Donner, International Statistical Review 54 (1986) 67-82: exact for groups
 * of equal size, close for others. Interviewers: L. Kish, Journal of the American Statistical Association 57 (1962) 92-115.
 *
 * @example
 * intraclassCorrelation([[7, 8, 7], [5, 6, 5], [8, 9, 9]], 0.95).icc; // 0.89
 * @throws RangeError for an impossible level. Reasons: no_answers, too_few_rows (fewer than two groups, or none with two
 * values), no_variation (all values alike, or all of each group: no interval then).
 */
export function intraclassCorrelation(groups: readonly (readonly number[])[], level: number): IntraclassCorrelation {
  checkLevel(level);
  const given = groups.filter(({ length }) => length > 0);
  const sizes = given.map(({ length }) => length);
  const n = sum(sizes);
  const count = given.length;
  const nothing = { n, groups: count, icc: null, interval: null };
  if (n === 0) return { ...nothing, reason: 'no_answers' };
  if (count < 2 || n === count) return { ...nothing, reason: 'too_few_rows' };
  const grand = sum(given.map((values) => sum(values))) / n;
  const means = given.map((values) => sum(values) / values.length);
  const between = sum(given.map((values, group) => values.length * ((means[group] ?? 0) - grand) ** 2)) / (count - 1);
  const within =
    sum(given.map((values, group) => sum(values.map((value) => (value - (means[group] ?? 0)) ** 2)))) / (n - count);
  if (between === 0 && within === 0) return { ...nothing, reason: 'no_variation' };
  const size = (n - sum(sizes.map((one) => one ** 2)) / n) / (count - 1);
  const ofRatio = (ratio: number) => (ratio - 1) / (ratio - 1 + size);
  // No ratio to work with, and a point would claim that the next answer of each group is known.
  if (within === 0) return { ...nothing, icc: 1, reason: 'no_variation' };
  const ratio = between / within;
  const tail = (1 - level) / 2;
  const low = ofRatio(ratio / fQuantile(1 - tail, count - 1, n - count));
  const high = ofRatio(ratio * fQuantile(1 - tail, n - count, count - 1));
  return { n, groups: count, icc: ofRatio(ratio), interval: [low, high], reason: null };
}
