import { stirlingError } from './stirling-error.ts';

const halfLogTwoPi = 0.9189385332046727;

/**
 * Natural logarithm of the gamma function for positive numbers.
 *
 * Use for small-sample factors and counting formulas. When not to use: for a ratio of gammas of large arguments, where
 * two logs of a million are subtracted; use stirlingError or a density instead.
 *
 * Source: Abramowitz & Stegun 1964, 6.1.40 (Stirling series), by way of stirling-error.ts.
 *
 * @example
 * logGamma(5); // ln 24 = 3.178053830347946
 * @throws RangeError when x is not positive.
 */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const logX = Math.log(x);
  return stirlingError(x) + (x - 0.5) * logX - x + halfLogTwoPi;
}
