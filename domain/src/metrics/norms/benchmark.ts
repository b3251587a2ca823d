import type { Interval } from '../../stats/interval.ts';
import { moverInterval } from '../../stats/mover-interval.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { checkComparable } from '../check-comparable.ts';
import { scoreMinimum } from '../display-rule.ts';
import type { Estimate } from '../estimate.ts';
import type { Metric } from '../metric.ts';
import { standardMetrics } from '../standard-metrics.ts';

/** Metrics in which figures of others are published, each with its scale and its breaks. */
export const benchmarkMetrics = {
  ...standardMetrics,
  /** As most published grades are: whole marks of 1 to 10. */
  gradeWhole: { ...standardMetrics.grade, id: 'grade-whole', scale: { min: 1, max: 10, step: 1 } },
} as const satisfies Record<string, Metric>;

export type BenchmarkMetric = keyof typeof benchmarkMetrics;

export function isBenchmarkMetric(name: string): name is BenchmarkMetric {
  return Object.hasOwn(benchmarkMetrics, name);
}

/** A figure of somebody else, with what is known of how it was made. */
export type Benchmark = {
  readonly metric: BenchmarkMetric;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
};

export type BenchmarkComparison = {
  /** Own minus theirs. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** No verdict where one of the two has no interval. */
  readonly verdict: 'higher' | 'lower' | 'no difference shown' | 'no verdict';
};

const benchmarkLevel = 0.95;

/**
 * Comparison of an own score with a benchmark: only of like with like, and a verdict only where both have an interval.
 *
 * Use to show a score beside that of a sector. When not to use: as a norm; others had other customers, questions and
 * channels, and no interval says how much that matters.
 *
 * The interval of the benchmark is the published one, or Wilson's when it is a share of a known number of answers.
 *
 * Source: MOVER (Donner & Zou 2012) on the two intervals.
 *
 * @example
 * compareWithBenchmark(standardMetrics.nps, estimate, { metric: 'nps', value: 41, low: null, high: null, n: 1200 }).verdict;
 * // 'no verdict': the spread of their answers is not known
 * @throws Refusal 'metrics_not_comparable' when scale, breaks or kind differ.
 */
export function compareWithBenchmark(metric: Metric, own: Estimate, benchmark: Benchmark): BenchmarkComparison {
  checkComparable(metric, benchmarkMetrics[benchmark.metric]);
  const { estimate, low, high, n } = own;
  if (estimate === null) return { difference: null, interval: null, verdict: 'no verdict' };
  const difference = estimate - benchmark.value;
  const theirs = intervalOf(benchmark);
  if (theirs === null || low === null || high === null || n < scoreMinimum)
    return { difference, interval: null, verdict: 'no verdict' };
  const interval = moverInterval({ estimate, interval: [low, high] }, { estimate: benchmark.value, interval: theirs });
  if (interval[0] <= 0 && interval[1] >= 0) return { difference, interval, verdict: 'no difference shown' };
  return { difference, interval, verdict: interval[0] > 0 ? 'higher' : 'lower' };
}

/** The published interval, or the one that a share of so many answers has. */
export function intervalOf({ metric, value, low, high, n }: Benchmark): Interval | null {
  if (low !== null && high !== null) return [low, high];
  if (benchmarkMetrics[metric].kind !== 'share' || n === null) return null;
  return wilsonInterval(value * n, n, benchmarkLevel);
}
