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
import { defaultLevel } from './assemble-estimate.ts';
import { boxCounts } from './box-counts.ts';
import { type Comparison, compareMetric } from './compare-metric.ts';
import type { Histogram } from './histogram.ts';
import { mergeHistograms } from './merge-histograms.ts';
import type { Metric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';

/** A segment against the rest, its verdict adjusted for all the segments looked at. */
export type RestComparison = Comparison & { readonly pValue: number | null; readonly adjustedPValue: number | null };

const answersMinimumDefault = 10;

/**
 * Each segment against the rest, its own answers excluded, with verdicts adjusted for how many segments were looked at.
 *
 * Use for "which branches stand out" on any metric: `holm` when a single false alarm in the report matters,
 * `benjamini-hochberg` for a long watch list. The interval is that of one comparison; the verdict needs the adjusted
 * p-value as well, so a segment may show an interval beside zero and still "no difference shown". When not to use: to rank
 * segments, or to compare two of them (compare-metric.ts).
 *
 * Source: Holm 1979; Benjamini & Hochberg 1995 (stats/adjust-p-values.ts). Segments with too few answers do not count.
 *
 * @example
 * compareWithRest(standardMetrics.csat, [[5, 5, 6, 50, 34], [10, 10, 5, 45, 30], [1, 2, 3, 4, 5]]);
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function compareWithRest(
  metric: Metric,
  segments: readonly Histogram[],
  options: {
    readonly level?: number;
    readonly answersMinimum?: number;
    readonly adjustment?: 'holm' | 'benjamini-hochberg';
  } = {},
): readonly RestComparison[] {
  const { level = defaultLevel, answersMinimum = answersMinimumDefault, adjustment = 'holm' } = options;
  const all = mergeHistograms(segments);
  const compared = segments.map((segment) => {
    const rest = all.map((count, score) => count - (segment[score] ?? 0));
    const isEnough = Math.min(sum(segment), sum(rest)) >= answersMinimum;
    return {
      ...compareMetric(metric, segment, rest, { level, answersMinimum }),
      pValue: isEnough ? pValueOf(metric, segment, rest) : null,
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
): RestComparison {
  const isShown = adjustedPValue !== null && adjustedPValue < alpha;
  if (comparison.verdict === 'too few' || isShown) return { ...comparison, adjustedPValue };
  return { ...comparison, verdict: 'no difference shown', isBetter: null, adjustedPValue };
}

function pValueOf(metric: Metric, segment: Histogram, rest: Histogram): number | null {
  const left = scoreCountsOf(metric, segment);
  const right = scoreCountsOf(metric, rest);
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
