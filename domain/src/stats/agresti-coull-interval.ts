import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

/**
 * Agresti-Coull interval of a share: Wald after adding z²/2 successes and z²/2 failures.
 *
 * Use to explain intervals on paper; its centre is Wilson's. When not to use: on a screen; it can leave the range 0..1.
 *
 * Source: A. Agresti & B. A. Coull, The American Statistician 52 (1998) 119-126.
 *
 * @example
 * agrestiCoullInterval(0, 10, 0.95); // [-0.0434, 0.3209]
 * @throws RangeError when successes exceed n or the level is impossible. null: n = 0.
 */
export function agrestiCoullInterval(successes: number, n: number, level: number): Interval | null {
  checkCount('n', n);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  const z = twoSidedZ(level);
  if (n === 0) return null;
  const widened = n + z * z;
  const share = (successes + (z * z) / 2) / widened;
  const half = z * Math.sqrt((share * (1 - share)) / widened);
  return [share - half, share + half];
}
