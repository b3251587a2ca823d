import { binomialProbability } from './binomial-probability.ts';

/** A target that is met but for rounding counts as met, as in R's qbinom. */
const roundingSlack = 64 * Number.EPSILON;

/**
 * Quantile of the binomial distribution: the smallest k with P(X <= k) >= probability.
 *
 * Use for order-statistic intervals and run tests. When not to use: for an interval of a share; see
 * wilson-interval.ts.
 *
 * Source: the definition; halving over 0..n, so at most 53 evaluations.
 *
 * @example
 * binomialQuantile(0.025, 10, 0.5); // 2          R: qbinom(0.025, 10, 0.5)
 * @throws RangeError when n is not a count or a probability lies outside 0..1.
 */
export function binomialQuantile(probability: number, n: number, p: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability lies between 0 and 1, not ${probability}`);
  }
  const target = probability * (1 - roundingSlack);
  let low = -1;
  let high = n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialProbability(middle, n, p) >= target) high = middle;
    else low = middle;
  }
  return high;
}
