import { at } from '../stats/at.ts';
import type { SurveySample } from '../stats/design-ratio.ts';
import { kishEffectiveN } from '../stats/kish-effective-n.ts';
import { sum } from '../stats/sum.ts';
import { twoSidedT } from '../stats/two-sided-t.ts';

export type EffectiveAnswers = {
  /** How much larger the variance is than that of as many independent answers, drawn with replacement. */
  readonly designEffect: number;
  /** Independent answers that would say as much, a little fewer when few customers gave them. */
  readonly n: number;
};

/**
 * How many independent answers a weighted sample is worth, for the intervals that take counts (Wilson, NPS score).
 *
 * Use inside estimate-weighted.ts. When not to use: for the width of a mean, which is its own standard error. When all
 * answers are alike their variance says nothing, and the spread of the customers' weights does (Kish). Few customers know
 * their variance badly, hence the square of the two t quantiles.
 *
 * Source: E. L. Korn & B. I. Graubard, Survey Methodology 24 (1998) 193-201; L. Kish, Survey Sampling, 1965.
 *
 * @example
 * effectiveAnswers({ design, weights: [1, 1, 1] }, { values, customers, variance, mean, level: 0.95 }); // n 3
 * @throws nothing. null: fewer than two answers or customers.
 */
export function effectiveAnswers(
  { design, weights }: SurveySample,
  judged: {
    readonly values: readonly number[];
    readonly customers: readonly string[];
    /** Of the weighted mean. */
    readonly variance: number;
    readonly mean: number;
    readonly level: number;
  },
): EffectiveAnswers | null {
  const { values, customers, variance, mean, level } = judged;
  const n = values.length;
  if (n < 2 || design.df < 1) return null;
  const squares = sum(values.map((value, row) => at(weights, row) * (value - mean) ** 2)) / sum(weights);
  const kish = kishEffectiveN(weightPerCustomer(customers, weights)) ?? { effectiveN: n };
  const designEffect = variance > 0 ? variance / (squares / (n - 1)) : n / kish.effectiveN;
  const caution = (twoSidedT(level, n - 1) / twoSidedT(level, design.df)) ** 2;
  return { designEffect, n: (n / designEffect) * caution };
}

function weightPerCustomer(customers: readonly string[], weights: readonly number[]): Iterable<number> {
  const totals = new Map<string, number>();
  for (const [row, customer] of customers.entries()) {
    totals.set(customer, (totals.get(customer) ?? 0) + at(weights, row));
  }
  return totals.values();
}
