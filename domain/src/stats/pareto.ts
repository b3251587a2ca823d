import { at } from './at.ts';
import { checkCount } from './check-count.ts';

export type ParetoBar = {
  /** Index of the category as given. */
  readonly index: number;
  readonly share: number;
  readonly cumulative: number;
};

export type Pareto = {
  /** By falling count, ties in the order given; empty without a complaint. */
  readonly bars: readonly ParetoBar[];
  /** How many leading bars reach the threshold together: the vital few. */
  readonly vitalCount: number;
};

/** Sums of shares such as .4 + .25 + .15 miss .8 by rounding. */
const roundingSlack = 1e-12;

/**
 * Pareto chart: which few categories make up most of the complaints.
 *
 * Use to choose what to work on. When not to use: when one severe kind is rare; counts do not weigh harm.
 *
 * Source: Juran 1951, Quality Control Handbook ("the vital few").
 *
 * @param threshold share of all complaints that the vital few reach, say 0.8
 * @example
 * pareto([40, 12, 12, 25, 3, 8], 0.8).vitalCount; // 4
 * @throws RangeError when a count is negative or the threshold lies outside 0..1.
 */
export function pareto(counts: readonly number[], threshold: number): Pareto {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`a threshold lies between 0 and 1, not ${threshold}`);
  for (const count of counts) checkCount('complaints', count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { bars: [], vitalCount: 0 };
  const order = [...counts.keys()].sort((left, right) => at(counts, right) - at(counts, left));
  let reached = 0;
  const bars = order.map((index) => {
    const count = at(counts, index);
    reached += count;
    return { index, share: count / total, cumulative: reached / total };
  });
  const last = bars.findIndex(({ cumulative }) => cumulative >= threshold - roundingSlack);
  return { bars, vitalCount: last + 1 };
}
