import { regularizedGamma } from './regularized-gamma.ts';

/**
 * Upper tail of the chi-square distribution, P(X > x).
 *
 * Use for the p-value of a chi-square statistic; it keeps its digits down to 1e-300. When not to use: for tables with
 * expected counts below 5; there the distribution itself is only a rough approximation.
 *
 * Source: Abramowitz & Stegun 1964, 26.4.19.
 *
 * @example
 * chiSquareTail(3.841458820694124, 1); // 0.05    R: pchisq(3.841458820694124, 1, lower.tail = FALSE)
 * @throws RangeError when df is not positive or x is NaN.
 */
export function chiSquareTail(x: number, df: number): number {
  if (Number.isNaN(x)) throw new RangeError('chiSquareTail needs a number');
  return regularizedGamma(df / 2, x / 2).upper;
}
