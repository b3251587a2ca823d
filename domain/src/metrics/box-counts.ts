import { at } from '../stats/at.ts';
import type { Share } from '../stats/newcombe-interval.ts';
import type { ScoreCounts } from '../stats/score-counts.ts';
import { sum } from '../stats/sum.ts';
import type { ShareMetric } from './metric.ts';

/**
 * How many answers lie in the box of a share metric, and how many there are.
 *
 * Use before any interval or comparison of a share. When not to use: for a box guessed on the spot; the metric declares it.
 *
 * @example
 * boxCounts(standardMetrics.csat, { values: [1, 2, 3, 4, 5], counts: [5, 5, 6, 50, 34] }); // { successes: 84, n: 100 }
 * @throws nothing.
 */
export function boxCounts(metric: ShareMetric, { values, counts }: ScoreCounts): Share {
  const isInBox = (score: number) => score >= metric.shareMin && score <= metric.shareMax;
  return { successes: sum(counts.filter((_, index) => isInBox(at(values, index)))), n: sum(counts) };
}
