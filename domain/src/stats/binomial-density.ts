import { binomialKernel } from './binomial-kernel.ts';

/**
 * Probability of exactly k successes in n tries with chance p each.
 *
 * Use for exact tests and enumerations. When not to use: summed over many k; binomialProbability does that at once.
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 *
 * @example
 * binomialDensity(2, 10, 0.5); // 0.0439453125    R: dbinom(2, 10, 0.5)
 * @throws RangeError when n is not a count or p is not a probability.
 */
export function binomialDensity(k: number, n: number, p: number): number {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`the number of tries is a count, not ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (k === 0) return n === 0 ? 1 : Math.exp(n * Math.log1p(-p));
  if (k === n) return p ** n;
  return binomialKernel(k, n - k, p, 1 - p);
}
