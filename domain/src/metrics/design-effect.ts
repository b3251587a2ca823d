import { type Answers, type Counted, histogramOf } from './answers.ts';
import { customerEffect } from './customer-effect.ts';
import type { Histogram } from './histogram.ts';
import type { Metric } from './metric.ts';

/**
 * Design effect on a metric of customers who answered more than once; 1 when nobody did.
 *
 * @example
 * designEffectOf(standardMetrics.csat, [5, 5, 6, 50, 34]); // 1
 * @throws RangeError when the histogram does not fit the metric's scale.
 */
export function designEffectOf(metric: Metric, counted: Counted): number {
  if (!('histogram' in counted)) return 1;
  if (counted.like !== undefined) return designEffectOf(metric, counted.like);
  if (counted.pairs === undefined) return 1;
  // An estimate, a verdict and some comparisons ask for the same; hundreds of days may be like the same answers.
  const own = known.get(counted) ?? new Map<Metric, number>();
  known.set(counted, own);
  const effect = own.get(metric) ?? customerEffect(metric, counted.histogram, counted.pairs);
  own.set(metric, effect);
  return effect;
}

const known = new WeakMap<Answers, Map<Metric, number>>();

/**
 * The histogram of as many independent answers as these are worth: their shares stay, their number goes down.
 *
 * Use inside comparisons, which take counts. When not to use: for a number that is shown; that many answered.
 *
 * Source: L. Kish, Survey Sampling, 1965 (n / deff).
 *
 * @example
 * effectiveHistogram(standardMetrics.csat, [5, 5, 6, 50, 34]); // the same
 * @throws RangeError when the histogram does not fit the metric's scale.
 */
export function effectiveHistogram(metric: Metric, counted: Counted): Histogram {
  const designEffect = designEffectOf(metric, counted);
  const histogram = histogramOf(counted);
  return designEffect === 1 ? histogram : histogram.map((count) => count / designEffect);
}
