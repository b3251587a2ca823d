import { regularizedGamma } from './regularized-gamma.ts';

/**
 * Probability that a chi-square value is at most x.
 *
 * Use for the lower tail. When not to use: for a p-value as 1 - chiSquareProbability(x, df); use chiSquareTail.
 *
 * Source: Abramowitz & Stegun 1964, 26.4.19.
 *
 * @example
 * chiSquareProbability(2, 2); // 1 - e^-1         R: pchisq(2, 2)
 * @throws RangeError when df is not positive or x is NaN.
 */
export function chiSquareProbability(x: number, df: number): number {
  if (Number.isNaN(x)) throw new RangeError('chiSquareProbability needs a number');
  return regularizedGamma(df / 2, x / 2).lower;
}
