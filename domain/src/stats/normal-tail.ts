import { regularizedGamma } from './regularized-gamma.ts';

/**
 * Upper tail of the standard normal distribution, P(Z > z).
 *
 * Use for p-values: it keeps its digits far out (1e-300), where 1 - normalProbability(z) is 0. A two-sided p-value is
 * 2 · normalTail(|z|). When not to use: with an estimated standard deviation of few answers; see t-tail.ts.
 *
 * Source: Abramowitz & Stegun 1964, 26.4.21 (the square of a normal is a chi-square with one degree of freedom).
 *
 * @example
 * normalTail(1.959963984540054); // 0.025        R: pnorm(1.959963984540054, lower.tail = FALSE)
 * @throws RangeError when z is NaN.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalTail needs a number');
  const { lower, upper } = regularizedGamma(0.5, (z * z) / 2);
  return z > 0 ? upper / 2 : 0.5 + lower / 2;
}
