import { checkLevel } from './check-level.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Two-sided critical value of the normal distribution: 1.96 for a level of 0.95.
 *
 * Use for intervals of shares and counts. When not to use: with an estimated standard deviation of few answers; see
 * two-sided-t.ts.
 *
 * @example
 * twoSidedZ(0.95); // 1.959963984540054           R: qnorm(1 - 0.05 / 2)
 * @throws RangeError when the level does not lie strictly between 0 and 1.
 */
export function twoSidedZ(level: number): number {
  const found = known.get(level);
  if (found !== undefined) return found;
  checkLevel(level);
  const z = normalQuantile((1 + level) / 2);
  if (known.size >= knownMost) known.clear();
  known.set(level, z);
  return z;
}

/** A year by day asks for the same one four hundred times, for which a process that has just started takes 4 ms. */
const known = new Map<number, number>();
const knownMost = 100;
