import type { Interval } from './interval.ts';
import type { Moments } from './moments.ts';
import { twoSidedT } from './two-sided-t.ts';

/**
 * Interval of a mean: mean ± t(n-1) · s / √n.
 *
 * Use for means of 30 or more answers on any scale, and for fewer when the answers are not piled up at one end. When not
 * to use: for a share (wilson-interval.ts), for weighted answers (weighted-mean.ts), or when all answers are the same:
 * the interval then collapses to a point, which is not certainty; the reason says no_variation.
 *
 * Source: Student, The Probable Error of a Mean, Biometrika 6 (1908) 1-25.
 *
 * @example
 * meanInterval({ n: 4, mean: 3.5, variance: 3, reason: null }, 0.95); // [0.7439, 6.2561]; never clipped here
 * @throws RangeError when the level does not lie between 0 and 1. null: fewer than two answers.
 */
export function meanInterval({ n, mean, variance }: Moments, level: number): Interval | null {
  if (mean === null || variance === null) return null;
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
