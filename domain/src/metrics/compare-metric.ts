import { alikeMeanInterval } from '../stats/alike-mean-interval.ts';
import { compareMeans } from '../stats/compare-means.ts';
import { countNps } from '../stats/count-nps.ts';
import type { Interval } from '../stats/interval.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { type Moments, moments } from '../stats/moments.ts';
import { moverInterval } from '../stats/mover-interval.ts';
import { newcombeInterval } from '../stats/newcombe-interval.ts';
import { npsDifference } from '../stats/nps-difference.ts';
import type { ScoreCounts } from '../stats/score-counts.ts';
import { sum } from '../stats/sum.ts';
import { type Counted, histogramOf } from './answers.ts';
import { defaultLevel } from './assemble-estimate.ts';
import { boxCounts } from './box-counts.ts';
import { effectiveHistogram } from './design-effect.ts';
import type { MeanMetric, Metric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';
import { sharedCorrelation } from './shared-customers.ts';

export type Comparison = {
  readonly verdict: 'higher' | 'lower' | 'no difference shown' | 'too few';
  /** Whether the shown difference is good news, by the metric's direction; null when none is shown. */
  readonly isBetter: boolean | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: readonly [first: number, second: number];
  readonly level: number;
  readonly method: 'mover' | 'newcombe' | 'welch';
};

const answersMinimumDefault = 10;

/**
 * Comparison of two groups or periods on one metric, first minus second, by the interval of the difference.
 *
 * Use for "this quarter against last", "branch A against branch B". "No difference shown" is not "no difference"; the interval
 * says how large one could still be. Where customers answered more than once on a side, it counts as so many answers fewer;
 * where some are known to have answered on both sides, what they have in common does not blur the difference
 * (shared-customers.ts). When not to use: for many segments at once (compare-pairs.ts adjusts), or on two definitions of a metric
 * (check-comparable.ts).
 *
 * Source: MOVER on score intervals for NPS (Donner & Zou 2012), Newcombe 1998 for shares, Welch 1947 for means; with a correlation
 * Zou 2007 (stats/mover-interval.ts).
 *
 * @example
 * compareMetric(standardMetrics.csat, [5, 5, 6, 50, 34], [10, 10, 5, 45, 30]); // 'no difference shown', [-0.02, 0.20]
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function compareMetric(
  metric: Metric,
  first: Counted,
  second: Counted,
  options: { readonly level?: number; readonly answersMinimum?: number } = {},
): Comparison {
  const { level = defaultLevel, answersMinimum = answersMinimumDefault } = options;
  const left = scoreCountsOf(metric, effectiveHistogram(metric, first));
  const right = scoreCountsOf(metric, effectiveHistogram(metric, second));
  const n = [sum(histogramOf(first)), sum(histogramOf(second))] as const;
  const correlation = sharedCorrelation(metric, first, second, level);
  const { difference, interval, method } = differenceOf(metric, left, right, { level, correlation });
  const shown = { difference, low: interval?.[0] ?? null, high: interval?.[1] ?? null, n, level, method };
  if (Math.min(...n) < answersMinimum || interval === null) return { ...shown, verdict: 'too few', isBetter: null };
  if (interval[0] <= 0 && interval[1] >= 0) return { ...shown, verdict: 'no difference shown', isBetter: null };
  const isHigher = interval[0] > 0;
  const isBetter = isHigher === (metric.direction === 'higher is better');
  return { ...shown, verdict: isHigher ? 'higher' : 'lower', isBetter };
}

type Difference = {
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly method: Comparison['method'];
};

type Judged = Readonly<{ level: number; correlation: number }>;

function differenceOf(metric: Metric, left: ScoreCounts, right: ScoreCounts, judged: Judged): Difference {
  const { level, correlation } = judged;
  switch (metric.kind) {
    case 'nps': {
      const compared = npsDifference(countNps(left, metric.breaks), countNps(right, metric.breaks), level, correlation);
      return { difference: compared.difference, interval: compared.moverInterval, method: 'mover' };
    }
    case 'share': {
      const first = boxCounts(metric, left);
      const second = boxCounts(metric, right);
      const interval = newcombeInterval(first, second, level, correlation);
      const difference = interval && first.successes / first.n - second.successes / second.n;
      return { difference, interval, method: 'newcombe' };
    }
    case 'mean':
      return meanDifference(metric, left, right, judged);
  }
}

/** A side that is all alike would enter Welch as certain; the two honest intervals combine instead (MOVER), as for NPS. */
function meanDifference(
  metric: MeanMetric,
  left: ScoreCounts,
  right: ScoreCounts,
  { level, correlation }: Judged,
): Difference {
  const [first, second] = [moments(left), moments(right)];
  if (first.reason === 'no_variation' || second.reason === 'no_variation') {
    const difference = first.mean === null || second.mean === null ? null : first.mean - second.mean;
    return { difference, interval: honestDifference(metric, first, second, level), method: 'mover' };
  }
  const compared = compareMeans(left, right, level, correlation);
  return { difference: compared.difference, interval: compared.interval, method: 'welch' };
}

function honestDifference(metric: MeanMetric, first: Moments, second: Moments, level: number): Interval | null {
  const [firstInterval, secondInterval] = [first, second].map((side) =>
    side.reason === 'no_variation'
      ? alikeMeanInterval(side, { scale: metric.scale, level, effectiveN: side.n })
      : meanInterval(side, level),
  );
  if (first.mean === null || second.mean === null || !firstInterval || !secondInterval) return null;
  return moverInterval(
    { estimate: first.mean, interval: firstInterval },
    { estimate: second.mean, interval: secondInterval },
  );
}
