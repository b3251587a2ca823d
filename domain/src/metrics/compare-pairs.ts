import { adjustPValues } from '../stats/adjust-p-values.ts';
import { compareMeans } from '../stats/compare-means.ts';
import { compareRanks } from '../stats/compare-ranks.ts';
import { countNps } from '../stats/count-nps.ts';
import { normalTail } from '../stats/normal-tail.ts';
import type { NpsCounts } from '../stats/nps-counts.ts';
import { npsDifference } from '../stats/nps-difference.ts';
import { pooledZ } from '../stats/pooled-z.ts';
import type { ScoreCounts } from '../stats/score-counts.ts';
import { sum } from '../stats/sum.ts';
import { type Counted, histogramOf } from './answers.ts';
import { defaultLevel } from './assemble-estimate.ts';
import { boxCounts } from './box-counts.ts';
import { type Comparison, compareMetric } from './compare-metric.ts';
import { effectiveHistogram } from './design-effect.ts';
import type { Metric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';

/** A comparison with its verdict adjusted for all that were made at once. */
export type AdjustedComparison = Comparison & {
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
};

export type AdjustedOptions = {
  readonly level?: number;
  readonly answersMinimum?: number;
  readonly adjustment?: 'holm' | 'benjamini-hochberg';
};

const answersMinimumDefault = 10;

/**
 * Several comparisons on one metric, each of two independent groups or periods, with verdicts adjusted for how many were made.
 *
 * Use for "which branches changed since last year", and under compareWithRest. `holm` when a single false alarm in the report
 * matters, `benjamini-hochberg` for a long watch list. The interval is that of one comparison; the verdict needs the adjusted
 * p-value as well, so a pair may show an interval beside zero and still "no difference shown". When not to use: for one
 * comparison (compare-metric.ts), or for the same respondents twice.
 *
 * Source: Holm 1979; Benjamini & Hochberg 1995 (stats/adjust-p-values.ts). Pairs with too few answers do not count.
 *
 * @example
 * comparePairs(standardMetrics.csat, [[[5, 5, 6, 50, 34], [10, 10, 5, 45, 30]]])[0]; // verdict 'no difference shown'
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function comparePairs(
  metric: Metric,
  pairs: readonly (readonly [Counted, Counted])[],
  options: AdjustedOptions = {},
): readonly AdjustedComparison[] {
  const { level = defaultLevel, answersMinimum = answersMinimumDefault, adjustment = 'holm' } = options;
  const compared = pairs.map(([first, second]) => {
    const isEnough = Math.min(...[first, second].map((side) => sum(histogramOf(side)))) >= answersMinimum;
    return {
      ...compareMetric(metric, first, second, { level, answersMinimum }),
      pValue: isEnough ? pValueOf(metric, first, second) : null,
    };
  });
  const adjusted = adjustPValues(
    compared.map(({ pValue }) => pValue),
    adjustment,
  );
  return compared.map((comparison, index) => judged(comparison, adjusted[index] ?? null, 1 - level));
}

function judged(
  comparison: Comparison & { readonly pValue: number | null },
  adjustedPValue: number | null,
  alpha: number,
): AdjustedComparison {
  const isShown = adjustedPValue !== null && adjustedPValue < alpha;
  if (comparison.verdict === 'too few' || isShown) return { ...comparison, adjustedPValue };
  return { ...comparison, verdict: 'no difference shown', isBetter: null, adjustedPValue };
}

function pValueOf(metric: Metric, segment: Counted, rest: Counted): number | null {
  const left = scoreCountsOf(metric, effectiveHistogram(metric, segment));
  const right = scoreCountsOf(metric, effectiveHistogram(metric, rest));
  switch (metric.kind) {
    case 'nps': {
      const [first, second] = [countNps(left, metric.breaks), countNps(right, metric.breaks)];
      return npsDifference(first, second, defaultLevel).pValue ?? rankPValue(npsScores(first), npsScores(second));
    }
    case 'share': {
      const z = pooledZ(boxCounts(metric, left), boxCounts(metric, right));
      return z === null ? null : 2 * normalTail(Math.abs(z));
    }
    case 'mean':
      return compareMeans(left, right, defaultLevel).pValue ?? rankPValue(left, right);
  }
}

/** Two sides each all alike have no spread to divide by, but their order can still be tested. */
function rankPValue(left: ScoreCounts, right: ScoreCounts): number | null {
  return compareRanks(left, right).pValue;
}

function npsScores({ promoters, passives, detractors }: NpsCounts): ScoreCounts {
  return { values: [-1, 0, 1], counts: [detractors, passives, promoters] };
}
