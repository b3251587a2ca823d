import { checkCount } from './check-count.ts';
import type { Share } from './newcombe-interval.ts';

/** Tables this close in probability count as equally probable, as in R's fisher.test. */
const equalProbability = 1 + 1e-7;

/**
 * Two-sided p-value of Fisher's exact test for two independent shares.
 *
 * Use when expected counts are below 5. When not to use: as the verdict on a difference; it is conservative, and an
 * interval (newcombe-interval.ts) says more.
 *
 * Source: R. A. Fisher 1935; the sum over all tables with the same margins that are not more probable than this one.
 *
 * @example
 * fisherExactPValue({ successes: 9, n: 10 }, { successes: 3, n: 10 }); // 0.01977     R: fisher.test
 * @throws RangeError when a count is negative. null: one side without answers.
 */
export function fisherExactPValue(first: Share, second: Share): number | null {
  for (const count of [first.successes, first.n, second.successes, second.n]) checkCount('a cell', count);
  if (first.n === 0 || second.n === 0) return null;
  const successes = first.successes + second.successes;
  const low = Math.max(0, successes - second.n);
  const high = Math.min(first.n, successes);
  const mode = Math.floor(((first.n + 1) * (successes + 1)) / (first.n + second.n + 2));
  const start = Math.min(high, Math.max(low, mode));
  const rise = (k: number) => ((first.n - k) * (successes - k)) / ((k + 1) * (second.n - successes + k + 1));
  // Probabilities relative to the most probable table; the far ends may underflow to 0, which changes nothing.
  const relative = new Float64Array(high - low + 1);
  relative[start - low] = 1;
  for (let k = start; k < high; k += 1) relative[k + 1 - low] = (relative[k - low] ?? 0) * rise(k);
  for (let k = start; k > low; k -= 1) relative[k - 1 - low] = (relative[k - low] ?? 0) / rise(k - 1);
  const observed = (relative[first.successes - low] ?? 0) * equalProbability;
  let total = 0;
  let notMoreProbable = 0;
  for (const probability of relative) {
    total += probability;
    if (probability <= observed) notMoreProbable += probability;
  }
  return notMoreProbable / total;
}
