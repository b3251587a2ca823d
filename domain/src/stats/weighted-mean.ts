import type { Interval } from './interval.ts';
import { kishEffectiveN } from './kish-effective-n.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';
import { twoSidedT } from './two-sided-t.ts';

export type WeightedValue = { readonly value: number; readonly weight: number };

export type WeightedMean = {
  readonly n: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  /** Variance against a simple random sample of the same size. */
  readonly designEffect: number | null;
  readonly effectiveN: number | null;
  /** Estimated standard deviation in the population. */
  readonly standardDeviation: number | null;
  readonly reason: Reason | null;
};

/**
 * Weighted mean of independent answers, with its linearised standard error and t interval.
 *
 * Use after post-stratification or nonresponse weighting. Values without a positive weight are left out. When not to use:
 * with clusters or strata (design-mean.ts), or with frequency weights, which are counts (moments.ts).
 *
 * Source: C.-E. Särndal, B. Swensson & J. Wretman, Model Assisted Survey Sampling, 1992: v = n/(n-1) Σ (w (y-ȳ) / Σw)².
 *
 * @example
 * weightedMean([{ value: 5, weight: 1 }, { value: 3, weight: 2 }, { value: 2, weight: 0.5 }, { value: 1, weight: 3 }],
 *   0.95); // mean 2.5385, standardError 0.9686
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation.
 */
export function weightedMean(answers: readonly WeightedValue[], level: number): WeightedMean {
  const rows = answers.filter(({ weight }) => weight > 0);
  const kish = kishEffectiveN(rows.map(({ weight }) => weight));
  if (kish === null) return { ...unknown, n: 0, mean: null, effectiveN: null, reason: 'no_answers' };
  const { n, effectiveN } = kish;
  const total = sum(rows.map(({ weight }) => weight));
  const first = rows[0]?.value ?? 0;
  const isAlike = rows.every(({ value }) => value === first);
  const mean = isAlike ? first : sum(rows.map(({ value, weight }) => weight * value)) / total;
  if (n === 1) return { ...unknown, n, mean, effectiveN, reason: 'one_answer' };
  const factor = n / (n - 1);
  const variance = factor * sum(rows.map(({ value, weight }) => ((weight * (value - mean)) / total) ** 2));
  const populationVariance = (factor * sum(rows.map(({ value, weight }) => weight * (value - mean) ** 2))) / total;
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance);
  return {
    n,
    mean,
    standardError: Math.sqrt(variance),
    interval: [mean - half, mean + half],
    designEffect: isAlike ? null : variance / (populationVariance / n),
    effectiveN,
    standardDeviation: Math.sqrt(populationVariance),
    reason: isAlike ? 'no_variation' : null,
  };
}

const unknown = { standardError: null, interval: null, designEffect: null, standardDeviation: null } as const;
