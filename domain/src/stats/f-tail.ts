import { regularizedBeta } from './regularized-beta.ts';

/**
 * Upper tail of the F distribution, P(F > f); both df may be fractional.
 *
 * Use for the p-value of an F statistic; it keeps its digits below 1e-16. When not to use: for two groups, where t says
 * the direction too.
 *
 * Source: Abramowitz & Stegun 1964, 26.6.2.
 *
 * @example
 * fTail(4.256494729093748, 2, 9); // 0.05         R: pf(4.256494729093748, 2, 9, lower.tail = FALSE)
 * @throws RangeError when a df is not positive or f is NaN.
 */
export function fTail(f: number, dfNumerator: number, dfDenominator: number): number {
  if (Number.isNaN(f)) throw new RangeError('fTail needs a number');
  if (f <= 0) return 1;
  if (!Number.isFinite(f)) return 0;
  const total = dfDenominator + dfNumerator * f;
  return regularizedBeta(dfDenominator / 2, dfNumerator / 2, dfDenominator / total, (dfNumerator * f) / total);
}
