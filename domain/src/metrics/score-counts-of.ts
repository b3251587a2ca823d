import { checkCount } from '../stats/check-count.ts';
import { scaleValues } from '../stats/scale-values.ts';
import type { ScoreCounts } from '../stats/score-counts.ts';
import type { Histogram } from './histogram.ts';
import type { Metric } from './metric.ts';

/**
 * A metric's histogram with its scores, in the form the statistics room takes.
 *
 * Use at the door of every judgement. When not to use: for rows; stats/count-answers.ts counts those first.
 *
 * @example
 * scoreCountsOf(standardMetrics.csat, [0, 0, 0, 1, 0]); // { values: [1, 2, 3, 4, 5], counts: [0, 0, 0, 1, 0] }
 * @throws RangeError when the histogram is not one of this metric's scale or holds a negative count.
 */
export function scoreCountsOf(metric: Metric, histogram: Histogram): ScoreCounts {
  const values = scaleValues(metric.scale);
  if (histogram.length !== values.length) {
    throw new RangeError(`${metric.id} has ${values.length} scores, its histogram ${histogram.length}`);
  }
  for (const count of histogram) checkCount('a count per score', count);
  return { values, counts: histogram };
}
