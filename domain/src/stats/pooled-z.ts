import type { Share } from './newcombe-interval.ts';

/**
 * z of the difference of two independent shares, first minus second, with one pooled share and no correction.
 *
 * Use for p-values beside an interval and in tables of many segments. When not to use: alone as the verdict; the interval
 * of the difference decides.
 *
 * Source: K. Pearson 1900; its square is the chi-square of the two-by-two table (R: prop.test(correct = FALSE)).
 *
 * @example
 * pooledZ({ successes: 56, n: 70 }, { successes: 48, n: 80 }); // 2.65017
 * @throws nothing. null: one side without answers, or all yes, or all no.
 */
export function pooledZ(first: Share, second: Share): number | null {
  const successes = first.successes + second.successes;
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0 || successes === 0 || successes === n) return null;
  const pooled = successes / n;
  const difference = first.successes / first.n - second.successes / second.n;
  return difference / Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
}
