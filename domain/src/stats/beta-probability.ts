import { regularizedBeta } from './regularized-beta.ts';

/**
 * Probability that a beta value with shapes a and b is at most x.
 *
 * Use for posterior probabilities of a share. When not to use: for an upper tail as 1 - betaProbability; swap instead:
 * betaProbability(1 - x, b, a).
 *
 * Source: see regularized-beta.ts.
 *
 * @example
 * betaProbability(0.4, 2, 3); // 0.5248           R: pbeta(0.4, 2, 3)
 * @throws RangeError when a or b is not positive or x is NaN.
 */
export function betaProbability(x: number, a: number, b: number): number {
  if (Number.isNaN(x)) throw new RangeError('betaProbability needs a number');
  return regularizedBeta(a, b, x, 1 - x);
}
