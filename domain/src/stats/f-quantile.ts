import { betaQuantileLogit } from './beta-quantile-logit.ts';

/**
 * Quantile of the F distribution; both df may be fractional.
 *
 * Use for Feldt's interval of alpha and for critical values. When not to use: to turn an F statistic into a p-value; see
 * f-tail.ts.
 *
 * Source: Abramowitz & Stegun 1964, 26.6.2: F · df1 / df2 is the odds of a beta value with shapes df1/2 and df2/2.
 *
 * @example
 * fQuantile(0.95, 2, 9); // 4.256494729093748     R: qf(0.95, 2, 9)
 * @throws RangeError when p is not a probability or a df is not positive. p = 1 gives Infinity.
 */
export function fQuantile(p: number, dfNumerator: number, dfDenominator: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  const logit = betaQuantileLogit(p, 1 - p, dfNumerator / 2, dfDenominator / 2);
  return (dfDenominator / dfNumerator) * Math.exp(logit);
}
