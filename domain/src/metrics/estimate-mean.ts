import { alikeMeanInterval } from '../stats/alike-mean-interval.ts';
import type { Interval } from '../stats/interval.ts';
import { type Moments, moments } from '../stats/moments.ts';
import { twoSidedT } from '../stats/two-sided-t.ts';
import { assembleEstimate, defaultLevel } from './assemble-estimate.ts';
import { effectiveShare } from './effective-share.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Histogram } from './histogram.ts';
import type { MeanMetric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';

/**
 * Mean score of a histogram (grade, stars, CSAT and CES as a mean), with its t interval.
 *
 * Use for every mean on a screen. When all answers are alike the t interval is a point, which is not certainty: the
 * interval then comes from the Wilson bound of the share that could have answered differently, at the far end of the
 * scale, and the reason says no_variation. When not to use: for shares and NPS.
 *
 * Source: Student 1908 (stats/mean-interval.ts); Wilson 1927 for the bound.
 *
 * @example
 * estimateMean(standardMetrics.csatMean, [1, 0, 0, 2, 1], { period }); // estimate 3.5, low 0.7439, high 6.2561
 * @throws RangeError when the histogram does not fit the scale.
 * Reasons: no_answers, one_answer (no interval), no_variation (bound instead of t), sample_exceeds_population.
 */
export function estimateMean(metric: MeanMetric, histogram: Histogram, options: EstimateOptions): Estimate {
  const summary = moments(scoreCountsOf(metric, histogram));
  const { n, mean, reason } = summary;
  const each = n === 0 ? 1 : effectiveShare(n, options);
  const level = options.level ?? defaultLevel;
  const isAlike = reason === 'no_variation';
  const interval = isAlike
    ? alikeMeanInterval(summary, { scale: metric.scale, level, effectiveN: n * each })
    : spreadInterval(summary, each * meanFactor(options), level);
  return assembleEstimate({ estimate: mean, interval, n, method: isAlike ? 'alike-bound' : 't', reason }, options);
}

/** A mean's variance shrinks by 1 - n/N, a share's by (N-n) / (N-1); the sample variance already knows its n - 1. */
function meanFactor({ population, isRandomSample = false }: EstimateOptions): number {
  return isRandomSample && population !== undefined && population > 1 ? population / (population - 1) : 1;
}

function spreadInterval({ n, mean, variance }: Moments, each: number, level: number): Interval | null {
  if (mean === null || variance === null) return null;
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance / (n * each));
  return [mean - half, mean + half];
}
