import { checkLevel } from './check-level.ts';
import { tQuantile } from './t-quantile.ts';

/**
 * Two-sided critical value of Student's t: 2.26 for a level of 0.95 and 9 degrees of freedom.
 *
 * Use for intervals of means. When not to use: for shares and counts; see two-sided-z.ts.
 *
 * @example
 * twoSidedT(0.95, 9); // 2.262157162798205        R: qt(1 - 0.05 / 2, 9)
 * @throws RangeError when the level does not lie strictly between 0 and 1 or df is not positive.
 */
export function twoSidedT(level: number, df: number): number {
  checkLevel(level);
  return tQuantile((1 + level) / 2, df);
}
