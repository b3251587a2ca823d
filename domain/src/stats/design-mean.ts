import { at } from './at.ts';
import { designCovariance } from './design-covariance.ts';
import type { SurveySample } from './design-ratio.ts';
import type { Interval } from './interval.ts';
import { ratioScores } from './ratio-scores.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';
import { twoSidedT } from './two-sided-t.ts';

export type DesignMean = {
  readonly n: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  /** Variance against a simple random sample of the same size without replacement. */
  readonly designEffect: number | null;
  readonly df: number;
  readonly reason: Reason | null;
};

/**
 * Weighted mean in a survey design with strata, clusters and finite populations.
 *
 * Use when customers answer more than once (customer as cluster), when branches were drawn first, or when strata were
 * sampled with different rates. When not to use: on a subset of rows (design-domains.ts).
 *
 * Source: Binder 1983; Wolter 2007; Lumley 2010 (R: survey::svymean). t with clusters minus strata.
 *
 * @example
 * designMean({ design: surveyDesign({ rows: 4, clusters: ['a', 'a', 'b', 'c'] }), weights: [1, 1, 1, 1] },
 *   [4, 5, 3, 4], 0.95); // mean 4
 * @throws RangeError when columns differ in length or the level is impossible. Reasons: no_answers, one_answer,
 * one_cluster, no_variation.
 */
export function designMean(sample: SurveySample, values: readonly (number | null)[], level: number): DesignMean {
  const { design, weights } = sample;
  const ratio = ratioScores(
    values,
    values.map((value) => (value === null ? null : 1)),
    weights,
  );
  if (ratio === null) return { ...unknown, n: 0, mean: null, df: design.df, reason: 'no_answers' };
  const { n, estimate: mean, scores } = ratio;
  const variance = designCovariance(design, scores, scores);
  if (variance === null || design.df < 1) {
    return { ...unknown, n, mean, df: design.df, reason: n === 1 ? 'one_answer' : 'one_cluster' };
  }
  const standardError = Math.sqrt(variance);
  const half = twoSidedT(level, design.df) * standardError;
  const simple = simpleVariance(values, weights, { n, mean });
  return {
    n,
    mean,
    standardError,
    interval: [mean - half, mean + half],
    designEffect: simple > 0 ? variance / simple : null,
    df: design.df,
    reason: variance === 0 ? 'no_variation' : null,
  };
}

const unknown = { standardError: null, interval: null, designEffect: null } as const;

/** Variance of the mean of n answers drawn at random, without replacement, from a population of Σw. */
function simpleVariance(
  values: readonly (number | null)[],
  weights: readonly number[],
  { n, mean }: { readonly n: number; readonly mean: number },
): number {
  const rows = values.flatMap((value, row) => (value === null ? [] : [{ value, weight: at(weights, row) }]));
  const population = sum(rows.map(({ weight }) => weight));
  const squares = sum(rows.map(({ value, weight }) => weight * (value - mean) ** 2));
  return (((n / (n - 1)) * squares) / population / n) * (1 - n / population);
}
