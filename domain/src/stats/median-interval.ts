import { binomialProbability } from './binomial-probability.ts';
import { binomialQuantile } from './binomial-quantile.ts';
import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import { orderStatistic } from './order-statistic.ts';
import { quantile } from './quantile.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';

export type MedianInterval = {
  readonly n: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly interval: Interval | null;
  /** What the interval really covers; the order statistics only offer certain levels. */
  readonly achievedLevel: number | null;
  readonly reason: Reason | null;
};

/**
 * Median and quartiles (type 7), with the interval of the median between two order statistics.
 *
 * Use for skewed measurements such as days until an answer. When not to use: on a 5-point scale, where the interval can
 * only jump a whole point; say so, or show the distribution.
 *
 * Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.2.
 *
 * @example
 * medianInterval({ values: [3, 4, 5], counts: [1, 1, 1] }, 0.95); // median 4, interval null: too_few_for_level
 * @throws RangeError when the level is impossible. Reasons: no_answers; too_few_for_level (n < 6 at 95 %).
 */
export function medianInterval(answers: ScoreCounts, level: number): MedianInterval {
  checkLevel(level);
  const n = answers.counts.reduce((total, count) => total + count, 0);
  const rank = binomialQuantile((1 - level) / 2, n, 0.5);
  const isPossible = n > 0 && rank > 0;
  return {
    n,
    median: quantile(answers, 0.5),
    lowerQuartile: quantile(answers, 0.25),
    upperQuartile: quantile(answers, 0.75),
    interval: isPossible ? [orderStatistic(answers, rank), orderStatistic(answers, n - rank + 1)] : null,
    achievedLevel: isPossible ? 1 - 2 * binomialProbability(rank - 1, n, 0.5) : null,
    reason: n === 0 ? 'no_answers' : isPossible ? null : 'too_few_for_level',
  };
}
