import { customerEffect } from './customer-effect.ts';
import type { Histogram } from './histogram.ts';
import type { Metric } from './metric.ts';

/**
 * What a count has to know of customers who answered more than once: how many ordered pairs of two answers of the same customer there
 * are, by the two scores; and how many answers were not the first of their customer.
 */
export type CustomerPairs = Readonly<{
  /** Element first * levels + second, the lowest score first. */
  counts: ArrayLike<number>;
  /** So many fewer customers than answers there are. */
  further: number;
}>;

/** Counts of every score, and which of them go together because one customer gave them. */
export type Answers = Readonly<{
  histogram: Histogram;
  /** Undefined when nobody answered twice. */
  pairs: CustomerPairs | undefined;
  /** Where too few were looked at to know what their customers have in common: whom they are taken to be like. */
  like?: Answers;
}>;

/** What a metric is judged by: answers, or their histogram alone where each is of another customer. */
export type Counted = Histogram | Answers;

/**
 * Counts of every score, of answers or of their histogram.
 *
 * @example
 * histogramOf({ histogram: [2, 6], pairs: undefined }); // [2, 6]
 * @throws nothing.
 */
export function histogramOf(counted: Counted): Histogram {
  return 'histogram' in counted ? counted.histogram : counted;
}

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
  return counted.pairs === undefined ? 1 : customerEffect(metric, counted.histogram, counted.pairs);
}

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
