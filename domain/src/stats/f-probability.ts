import { regularizedBeta } from './regularized-beta.ts';

/**
 * Probability that an F value is at most f; both df may be fractional.
 *
 * Use for the lower tail. When not to use: for a p-value as 1 - fProbability; use fTail.
 *
 * Source: Abramowitz & Stegun 1964, 26.6.2.
 *
 * @example
 * fProbability(1, 5, 5); // 0.5                   R: pf(1, 5, 5)
 * @throws RangeError when a df is not positive or f is NaN.
 */
export function fProbability(f: number, dfNumerator: number, dfDenominator: number): number {
  if (Number.isNaN(f)) throw new RangeError('fProbability needs a number');
  if (f <= 0) return 0;
  if (!Number.isFinite(f)) return 1;
  const total = dfDenominator + dfNumerator * f;
  return regularizedBeta(dfNumerator / 2, dfDenominator / 2, (dfNumerator * f) / total, dfDenominator / total);
}
