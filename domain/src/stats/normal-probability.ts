import { normalTail } from './normal-tail.ts';

/**
 * Probability that a standard normal value is at most z.
 *
 * Use for percentiles and the lower tail. When not to use: for an upper tail as 1 - normalProbability(z), which is 0
 * beyond z = 8; use normalTail.
 *
 * Source: see normal-tail.ts.
 *
 * @example
 * normalProbability(0); // 0.5                    R: pnorm(0)
 * @throws RangeError when z is NaN.
 */
export function normalProbability(z: number): number {
  return normalTail(-z);
}
