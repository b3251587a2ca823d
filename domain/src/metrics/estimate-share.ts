import { wilsonInterval } from '../stats/wilson-interval.ts';
import { assembleEstimate, defaultLevel } from './assemble-estimate.ts';
import { boxCounts } from './box-counts.ts';
import { effectiveShare } from './effective-share.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Histogram } from './histogram.ts';
import type { ShareMetric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';

/**
 * Share of answers in the metric's box (top-two-box CSAT, CES 5-7, grade 8 and up), 0..1, with its Wilson interval.
 *
 * Use for every share on a screen. When not to use: for a mean of the same answers; that is another metric.
 *
 * Source: Wilson 1927 (stats/wilson-interval.ts).
 *
 * @example
 * estimateShare(standardMetrics.csat, [5, 5, 6, 50, 34], { period }); // estimate 0.84, low 0.7558, high 0.8990
 * @throws RangeError when the histogram does not fit the scale. Reasons: no_answers, sample_exceeds_population.
 */
export function estimateShare(metric: ShareMetric, histogram: Histogram, options: EstimateOptions): Estimate {
  const { successes, n } = boxCounts(metric, scoreCountsOf(metric, histogram));
  if (n === 0)
    return assembleEstimate({ estimate: null, interval: null, n, method: 'wilson', reason: 'no_answers' }, options);
  const estimate = successes / n;
  const each = effectiveShare(n, options);
  const interval = Number.isFinite(each)
    ? wilsonInterval(Math.min(successes * each, n * each), n * each, options.level ?? defaultLevel)
    : ([estimate, estimate] as const);
  return assembleEstimate({ estimate, interval, n, method: 'wilson', reason: null }, options);
}
