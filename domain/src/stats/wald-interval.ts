import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

/**
 * Wald interval of a share: p ± z √(p (1-p) / n).
 *
 * Use only to compare with other software. When not to use: on a screen. It has zero width at 0 % and 100 %, leaves the
 * range 0..1 and covers far less than it says for small n.
 *
 * Source: Brown, Cai & DasGupta, Statistical Science 16 (2001) 101-133, who advise against it.
 *
 * @example
 * waldInterval(5, 10, 0.95); // [0.1901, 0.8099]
 * @throws RangeError when successes exceed n or the level is impossible. null: n = 0.
 */
export function waldInterval(successes: number, n: number, level: number): Interval | null {
  checkCount('n', n);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  const z = twoSidedZ(level);
  if (n === 0) return null;
  const share = successes / n;
  const half = z * Math.sqrt((share * (1 - share)) / n);
  return [share - half, share + half];
}
