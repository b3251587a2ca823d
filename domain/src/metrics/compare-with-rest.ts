import { type Answers, type Counted, histogramOf } from './answers.ts';
import { type AdjustedComparison, type AdjustedOptions, comparePairs } from './compare-pairs.ts';
import type { Histogram } from './histogram.ts';
import { mergeHistograms } from './merge-histograms.ts';
import type { Metric } from './metric.ts';

/** A segment against the rest, its verdict adjusted for all the segments looked at. */
export type RestComparison = AdjustedComparison;

export type RestOptions = AdjustedOptions & {
  /** Answers that belong to the rest and to no segment: of groups that are too small to be looked at. */
  readonly others?: Histogram;
  /** All answers together, when some customers answered more than once: the rest of each segment is taken to be like them. */
  readonly like?: Answers;
};

/**
 * Each segment against the rest, its own answers excluded, with verdicts adjusted for how many segments were looked at.
 *
 * Use for "which branches stand out" on any metric. When not to use: to rank segments, or to compare two of them
 * (compare-metric.ts).
 *
 * Source: Holm 1979; Benjamini & Hochberg 1995 (compare-pairs.ts). Segments with too few answers do not count.
 *
 * @example
 * compareWithRest(standardMetrics.csat, [[5, 5, 6, 50, 34], [10, 10, 5, 45, 30], [1, 2, 3, 4, 5]]);
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function compareWithRest(
  metric: Metric,
  segments: readonly Counted[],
  { others, like, ...options }: RestOptions = {},
): readonly RestComparison[] {
  const histograms = segments.map((segment) => histogramOf(segment));
  const all = mergeHistograms(others === undefined ? histograms : [...histograms, others]);
  const pairs = segments.map((segment, place) => {
    const rest = all.map((count, score) => count - (histograms[place]?.[score] ?? 0));
    return [segment, like === undefined ? rest : { histogram: rest, pairs: undefined, like }] as const;
  });
  return comparePairs(metric, pairs, options);
}
