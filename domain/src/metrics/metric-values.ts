import { scaleValues } from '../stats/scale-values.ts';
import type { Metric } from './metric.ts';

/**
 * What one answer counts for in a metric, which is the mean of them: its score, whether it is in the box, or plus or minus 100
 * points.
 *
 * Use for variances that a histogram alone cannot tell. When not to use: to estimate (estimate-metric.ts).
 *
 * @example
 * metricValue(standardMetrics.nps, 9); // 100
 * @throws nothing.
 */
export function metricValue(metric: Metric, score: number): number {
  switch (metric.kind) {
    case 'mean':
      return score;
    case 'share':
      return score >= metric.shareMin && score <= metric.shareMax ? 1 : 0;
    case 'nps':
      return score > metric.breaks[1] ? 100 : score <= metric.breaks[0] ? -100 : 0;
  }
}

/**
 * The same of every score, the lowest first.
 *
 * @example
 * metricValues(standardMetrics.csat); // [0, 0, 0, 1, 1]
 * @throws nothing.
 */
export function metricValues(metric: Metric): readonly number[] {
  return scaleValues(metric.scale).map((score) => metricValue(metric, score));
}
