import { sum } from '../stats/sum.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import type { Counted } from './answers.ts';
import { defaultLevel } from './assemble-estimate.ts';
import { countSharedPairs } from './columns/count-shared.ts';
import { spreadOf } from './customer-effect.ts';
import type { Metric } from './metric.ts';

/**
 * How far two estimates of a metric go together because some customers are on both sides; 0 when nobody is known to be.
 *
 * Use for the interval of a difference: a panel that is asked every month tells a change better than as many others would. When not to
 * use: as the correlation of what customers said; it is that times the part of the customers who are on both sides. Where too few were
 * looked at to know, it is 0, which is careful. That nobody changed is not certain to stay so: of S customers as large a part may have
 * changed as Wilson's bound leaves open when none is seen, so it is that of S of S at most.
 *
 * Source: D. A. Binder, International Statistical Review 51 (1983) 279-292 (the covariance of two domains, customers being clusters);
 * E. B. Wilson, JASA 22 (1927) 209-212, for the bound.
 *
 * @example
 * sharedCorrelation(standardMetrics.csat, [5, 5, 6, 50, 34], [10, 10, 5, 45, 30]); // 0
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function sharedCorrelation(metric: Metric, first: Counted, second: Counted, level = defaultLevel): number {
  if (!('histogram' in first && 'histogram' in second)) return 0;
  if (first.whose === undefined || second.whose === undefined) return 0;
  if (first.like !== undefined || second.like !== undefined) return 0;
  const levels = first.histogram.length;
  const shared = countSharedPairs(first.whose, second.whose, levels);
  if (shared === undefined) return 0;
  const [left, right] = [first, second].map(({ histogram, pairs }) => spreadOf(metric, histogram, pairs));
  if (left === undefined || right === undefined) return 0;
  const together = sum(
    left.apart.map(
      (one, row) => one * sum(right.apart.map((two, step) => two * (shared.counts[row * levels + step] ?? 0))),
    ),
  );
  // As the design effect is never below 1.
  const spread = Math.sqrt(Math.max(left.squares, left.ofCustomers) * Math.max(right.squares, right.ofCustomers));
  if (!(spread > 0)) return 0;
  const [most] = wilsonInterval(shared.customers, shared.customers, level) ?? [0];
  return Math.max(-most, Math.min(most, together / spread));
}
