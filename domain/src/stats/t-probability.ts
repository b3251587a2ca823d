import { tTail } from './t-tail.ts';

/**
 * Probability that a Student t value is at most t; df may be fractional (Welch).
 *
 * Use for the lower tail. When not to use: for an upper tail as 1 - tProbability(t, df), which is 0 below 1e-16; use
 * tTail.
 *
 * Source: Abramowitz & Stegun 1964, 26.7.1.
 *
 * @example
 * tProbability(0, 5); // 0.5                      R: pt(0, 5)
 * @throws RangeError when df is not positive or t is NaN.
 */
export function tProbability(t: number, df: number): number {
  return tTail(-t, df);
}
