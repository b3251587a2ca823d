import type { Histogram } from '../metrics/histogram.ts';
import type { Metric } from '../metrics/metric.ts';
import { scoreCountsOf } from '../metrics/score-counts-of.ts';
import { at } from '../stats/at.ts';
import type { UnitPeriod } from './unit-period.ts';

/**
 * The answers of one unit in one period, summed up as the metric counts them, so that the mean of it is the metric: a promoter
 * is 100 points, a detractor -100; an answer in the box of a share is 1; a score is itself.
 *
 * @example
 * sumUpScores(standardMetrics.csat, [0, 0, 1, 2, 1]); // { n: 4, sum: 3, sumOfSquares: 3 }
 * @throws RangeError when the histogram does not fit the metric's scale.
 */
export function sumUpScores(metric: Metric, histogram: Histogram): Omit<UnitPeriod, 'unit' | 'period'> {
  const { values, counts } = scoreCountsOf(metric, histogram);
  const total = { n: 0, sum: 0, sumOfSquares: 0 };
  for (const [place, count] of counts.entries()) {
    const outcome = outcomeOf(metric, at(values, place));
    total.n += count;
    total.sum += count * outcome;
    total.sumOfSquares += count * outcome ** 2;
  }
  return total;
}

function outcomeOf(metric: Metric, score: number): number {
  switch (metric.kind) {
    case 'nps': {
      const [detractorMax, passiveMax] = metric.breaks;
      return score <= detractorMax ? -100 : score <= passiveMax ? 0 : 100;
    }
    case 'share':
      return score >= metric.shareMin && score <= metric.shareMax ? 1 : 0;
    case 'mean':
      return score;
  }
}
