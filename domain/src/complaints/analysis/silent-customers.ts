import { type Comparison, compareMetric } from '../../metrics/compare-metric.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import { estimatePart, partMetric } from '../../metrics/estimate-part.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Period } from '../../metrics/period.ts';
import { scoreBoxes } from '../../metrics/score-boxes.ts';

/** Dissatisfied customers of one sort who were followed long enough, and what they did in that time. */
export type FollowedCustomers = Readonly<{ followed: number; cameBack: number; left: number }>;

/** Those with a low score: how many there are, and how many of them complained. */
export type SilentCounts = Readonly<{
  dissatisfied: number;
  silent: number;
  later: Readonly<{ silent: FollowedCustomers; complained: FollowedCustomers }>;
}>;

export type SilentCustomers = Readonly<{
  share: Estimate;
  later: readonly Readonly<{ group: 'silent' | 'complained'; cameBack: Estimate; left: Estimate }>[];
  /** Silent minus complained. */
  comparisons: Readonly<{ cameBack: Comparison; left: Comparison }>;
}>;

/** A complaint within so many days of the answer, before or after, belongs to it. */
export const complaintDays = 30;

/**
 * Whether a score says dissatisfied: the lowest box of its scale, of an NPS the detractors.
 *
 * @example
 * isDissatisfied(standardMetrics.grade, 5); // true
 * @throws nothing.
 */
export function isDissatisfied(metric: Metric, score: number): boolean {
  if (metric.kind === 'nps') return score <= metric.breaks[0];
  if (metric.direction === 'lower is better') return score >= scoreBoxes(metric)[1];
  return score <= scoreBoxes(metric)[0];
}

/**
 * Of the dissatisfied, the share that never complained, and whether they come back or leave more often than those who did.
 *
 * Use to show how little of the trouble reaches the desk. When not to use: as the effect of complaining: who complains often
 * still wants something of the firm.
 *
 * Source: shares with Wilson's interval, their difference with Newcombe's (1998); only customers who were followed to the end
 * of the time count in what they did.
 *
 * @example
 * silentCustomers(counts, period).share.estimate; // 0.83
 * @throws RangeError when a part is not within its whole.
 */
export function silentCustomers({ dissatisfied, silent, later }: SilentCounts, period: Period): SilentCustomers {
  const part = (one: FollowedCustomers, what: 'cameBack' | 'left') => estimatePart(one[what], one.followed, { period });
  const histogram = (one: FollowedCustomers, what: 'cameBack' | 'left') => [one.followed - one[what], one[what]];
  const compare = (what: 'cameBack' | 'left') =>
    compareMetric(partMetric, histogram(later.silent, what), histogram(later.complained, what));
  return {
    share: estimatePart(silent, dissatisfied, { period }),
    later: (['silent', 'complained'] as const).map((group) => ({
      group,
      cameBack: part(later[group], 'cameBack'),
      left: part(later[group], 'left'),
    })),
    comparisons: { cameBack: compare('cameBack'), left: compare('left') },
  };
}
