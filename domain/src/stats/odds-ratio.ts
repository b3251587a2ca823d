import type { Interval } from './interval.ts';

export type OddsRatio = { readonly oddsRatio: number | null; readonly oddsRatioInterval: Interval | null };

/**
 * A coefficient on the scale of log-odds as an odds ratio with its Wald interval.
 *
 * Use under the logistic and the ordinal regression. When not to use: for two shares (compare-proportions.ts has theirs).
 * The intercept of a model with a predictor far from zero, such as a year, can lie beyond what a number holds: null then.
 *
 * Source: McCullagh 1980; Hosmer & Lemeshow, Applied Logistic Regression, ch. 3.
 *
 * @param half half the width of the coefficient's interval
 * @example
 * oddsRatio(-0.45, 0.29); // { oddsRatio: 0.64, oddsRatioInterval: [0.48, 0.85] }
 * oddsRatio(1010, 3);     // { oddsRatio: null, oddsRatioInterval: null }
 */
export function oddsRatio(estimate: number, half: number): OddsRatio {
  const ratio = Math.exp(estimate);
  return {
    oddsRatio: Number.isFinite(ratio) ? ratio : null,
    oddsRatioInterval: expInterval([estimate - half, estimate + half]),
  };
}

/** An interval of log-odds as one of odds ratios; null where a bound is beyond what a number holds. */
export function expInterval([low, high]: Interval): Interval | null {
  const bound = Math.exp(high);
  return Number.isFinite(bound) ? [Math.exp(low), bound] : null;
}
