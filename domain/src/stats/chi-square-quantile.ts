import { chiSquareProbability } from './chi-square-probability.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import { normalQuantile } from './normal-quantile.ts';

const stepsMax = 200;
const precision = 1e-15;

/**
 * Quantile of the chi-square distribution.
 *
 * Use for critical values, e.g. of a profile likelihood. When not to use: to turn a statistic into a p-value; see
 * chi-square-tail.ts.
 *
 * Source: Wilson & Hilferty, PNAS 17 (1931) 684-688 for the start; bisection on our own probabilities for the rest.
 *
 * @example
 * chiSquareQuantile(0.95, 1); // 3.841458820694124   R: qchisq(0.95, 1)
 * @throws RangeError when p is not a probability or df is not positive. p = 1 gives Infinity.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const cubeRoot = 1 - 2 / (9 * df) + normalQuantile(p) * Math.sqrt(2 / (9 * df));
  const start = Math.max(df * cubeRoot ** 3, 1e-300);
  let low = start;
  let high = start;
  while (low > 1e-300 && isBeyond(low, p, df)) low /= 2;
  while (!isBeyond(high, p, df)) high *= 2;
  for (let step = 0; step < stepsMax && high - low > precision * high; step += 1) {
    const middle = (low + high) / 2;
    if (isBeyond(middle, p, df)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Compared in the smaller tail, where the digits are. */
function isBeyond(x: number, p: number, df: number): boolean {
  return p < 0.5 ? chiSquareProbability(x, df) >= p : chiSquareTail(x, df) <= 1 - p;
}
