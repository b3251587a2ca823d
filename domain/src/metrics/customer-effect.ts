import { at } from '../stats/at.ts';
import { expandedT } from '../stats/expanded-t.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { sum } from '../stats/sum.ts';
import { twoSidedT } from '../stats/two-sided-t.ts';
import type { CustomerPairs } from './answers.ts';
import { defaultLevel } from './assemble-estimate.ts';
import type { Histogram } from './histogram.ts';
import type { Metric } from './metric.ts';
import { metricValues } from './metric-values.ts';

/**
 * Design effect of customers who answered more than once: how much larger the variance of a metric is than that of as many independent
 * answers, with the customer as cluster. 1 when nobody answered twice.
 *
 * Use for every interval of answers that may be of the same customers. When not to use: for weighted answers (effective-answers.ts).
 * It is never below 1: that customers contradict themselves more than chance would have it is no reason for a narrow interval. All
 * answers alike say nothing about their spread; what each customer counts for does (Kish). Few customers know their variance badly,
 * hence the square of the two t quantiles; one customer is one answer.
 *
 * Source: D. A. Binder, International Statistical Review 51 (1983) 279-292 (clusters, with replacement); L. Kish, Survey Sampling,
 * 1965; E. L. Korn & B. I. Graubard, Survey Methodology 24 (1998) 193-201.
 *
 * @example
 * // Two customers who both answered 5 twice are two answers.
 * customerEffect(stars, [0, 0, 0, 0, 4], { counts: [...Array(24).fill(0), 4], further: 2 }); // 2 and more
 * @throws RangeError when the histogram or the pairs do not fit the metric's scale.
 */
export function customerEffect(
  metric: Metric,
  histogram: Histogram,
  pairs: CustomerPairs,
  level = defaultLevel,
): number {
  const n = sum(histogram);
  if (pairs.further <= 0 || n < 2) return 1;
  const customers = n - pairs.further;
  if (customers < 2) return n;
  const { squares, ofCustomers } = spreadOf(metric, histogram, pairs);
  const between = (customers / (customers - 1)) * ofCustomers;
  const ratio = squares > 0 ? (between / squares) * ((n - 1) / n) : sizesAlone(n, pairs);
  return Math.max(1, ratio * (quantile(level, customers - 1) / quantile(level, n - 1)) ** 2);
}

/** How far answers lie from their mean in a metric. */
export type Spread = Readonly<{
  /** Of each score, the lowest first. */
  apart: readonly number[];
  /** Squared, over all answers. */
  squares: number;
  /** Summed for each customer and squared, over all customers. */
  ofCustomers: number;
}>;

/**
 * How far answers, and the customers who gave them, lie from their mean.
 *
 * Use inside variances with the customer as cluster. When not to use: to show; it grows with the number of answers.
 *
 * @example
 * spreadOf(stars, [1, 0, 0, 0, 1], undefined); // apart [-2, -1, 0, 1, 2], squares 8, ofCustomers 8
 * @throws RangeError when the histogram does not fit the metric's scale.
 */
export function spreadOf(metric: Metric, histogram: Histogram, pairs: CustomerPairs | undefined): Spread {
  const values = metricValues(metric);
  if (values.length !== histogram.length)
    throw new RangeError(`${metric.id} has ${values.length} scores, its histogram ${histogram.length}`);
  const mean = sum(histogram.map((count, step) => count * at(values, step))) / sum(histogram);
  const apart = values.map((value) => value - mean);
  const squares = sum(histogram.map((count, step) => count * at(apart, step) ** 2));
  return { apart, squares, ofCustomers: pairs === undefined ? squares : squares + together(apart, pairs) };
}

/** From here on the ratio of two quantiles is right to nine digits by their expansion, which hundreds of groups need not wait for. */
const expandedFrom = 100;

function quantile(level: number, df: number): number {
  return df < expandedFrom ? twoSidedT(level, df) : expandedT(normalQuantile((1 + level) / 2), df);
}

/** What both answers of a pair lie apart from the mean, multiplied, over all pairs. */
function together(apart: readonly number[], { counts }: CustomerPairs): number {
  const levels = apart.length;
  let total = 0;
  for (let first = 0; first < levels; first += 1) {
    for (let second = 0; second < levels; second += 1)
      total += (counts[first * levels + second] ?? 0) * at(apart, first) * at(apart, second);
  }
  return total;
}

/** The sum of the squares of how many answers each customer gave, for each answer. */
function sizesAlone(n: number, { counts }: CustomerPairs): number {
  return (n + sum(Array.from(counts))) / n;
}
