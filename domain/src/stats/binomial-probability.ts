import { regularizedBeta } from './regularized-beta.ts';

/**
 * Probability of at most k successes in n tries with chance p each.
 *
 * Use for exact tests and order-statistic intervals. When not to use: for an upper tail as 1 - binomialProbability;
 * count the failures instead: P(X >= k) = binomialProbability(n - k, n, 1 - p).
 *
 * Source: Abramowitz & Stegun 1964, 26.5.24.
 *
 * @example
 * binomialProbability(2, 10, 0.5); // 0.0546875   R: pbinom(2, 10, 0.5)
 * @throws RangeError when n is not a count or p is not a probability.
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`the number of tries is a count, not ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  const successes = Math.floor(k);
  if (successes < 0) return 0;
  if (successes >= n) return 1;
  return regularizedBeta(n - successes, successes + 1, 1 - p, p);
}
