import { at } from './at.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { sum } from './sum.ts';

export type Moments = {
  readonly n: number;
  readonly mean: number | null;
  /** Sample variance, divisor n - 1, which removes the bias of not knowing the whole population. */
  readonly variance: number | null;
  readonly reason: Reason | null;
};

/**
 * Number, mean and sample variance of answers given as counts per score.
 *
 * Use for every mean with an interval. Identical answers give a variance of exactly 0, never of 1e-32, so that "no
 * variation" can be told from a small one. When not to use: for weighted answers (weighted-mean.ts), nor for the variance
 * of a whole population, whose divisor is n.
 *
 * Source: Student, Biometrika 6 (1908) 1-25; two passes, mean first.
 *
 * @example
 * moments({ values: [4, 5], counts: [2, 2] }); // { n: 4, mean: 4.5, variance: 1/3, reason: null }
 * @throws RangeError when values and counts differ in length. Reasons: no_answers, one_answer, no_variation.
 */
export function moments({ values, counts }: ScoreCounts): Moments {
  if (values.length !== counts.length) throw new RangeError('values and counts differ in length');
  const given = values.flatMap((value, index) => (at(counts, index) > 0 ? [{ value, count: at(counts, index) }] : []));
  const n = sum(given.map(({ count }) => count));
  const only = given[0];
  if (only === undefined) return { n: 0, mean: null, variance: null, reason: 'no_answers' };
  if (n <= 1) return { n, mean: only.value, variance: null, reason: 'one_answer' };
  if (given.length === 1) return { n, mean: only.value, variance: 0, reason: 'no_variation' };
  const mean = sum(given.map(({ value, count }) => value * count)) / n;
  const squares = sum(given.map(({ value, count }) => count * (value - mean) ** 2));
  return { n, mean, variance: squares / (n - 1), reason: null };
}
