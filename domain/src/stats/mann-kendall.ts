import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import { normalTail } from './normal-tail.ts';

export type MannKendall = {
  /** Rises minus falls over all pairs of periods. */
  readonly score: number;
  readonly variance: number;
  readonly z: number | null;
  readonly pValue: number | null;
};

/**
 * Mann-Kendall test: whether a series mostly rises or mostly falls, whatever the shape.
 *
 * Use on short, skewed or rounded series. When not to use: on a series with a season (remove it first), or one whose
 * months resemble their neighbours; the test takes them as independent.
 *
 * Variance corrected for ties, continuity correction of one towards zero.
 *
 * Source: Mann 1945, Econometrica 13, 245-259; Kendall 1975; Gilbert 1987, ch. 16.
 *
 * @param values in order of time, nothing missing
 * @returns z and p null when all values are the same
 * @example
 * mannKendall([7, 7.2, 7.1, 7.4]).score; // 4
 */
export function mannKendall(values: readonly number[]): MannKendall {
  let score = 0;
  const plain = Float64Array.from(values);
  for (let later = 1; later < plain.length; later++) {
    const value = at(plain, later);
    for (let earlier = 0; earlier < later; earlier++) score += Math.sign(value - (plain[earlier] ?? 0));
  }
  const spreadOf = (n: number): number => n * (n - 1) * (2 * n + 5);
  const tied = countScores(values).counts.reduce((total, count) => total + spreadOf(count), 0);
  const variance = (spreadOf(values.length) - tied) / 18;
  if (variance <= 0) return { score, variance: 0, z: null, pValue: null };
  const z = (score - Math.sign(score)) / Math.sqrt(variance);
  return { score, variance, z, pValue: 2 * normalTail(Math.abs(z)) };
}
