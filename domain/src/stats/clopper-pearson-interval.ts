import { betaQuantile } from './beta-quantile.ts';
import { checkCount } from './check-count.ts';
import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';

/**
 * Clopper-Pearson interval of a share: covers at least the level, whatever the true share.
 *
 * Use where a minimum coverage was agreed. When not to use: as a default; it is wider than needed (wilson-interval.ts).
 *
 * Source: C. J. Clopper & E. S. Pearson, Biometrika 26 (1934) 404-413.
 *
 * @example
 * clopperPearsonInterval(0, 10, 0.95); // [0, 0.3085]   R: binom.test(0, 10)
 * @throws RangeError when successes exceed n or the level is impossible. null: n = 0.
 */
export function clopperPearsonInterval(successes: number, n: number, level: number): Interval | null {
  checkCount('n', n);
  checkLevel(level);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  if (n === 0) return null;
  const tail = (1 - level) / 2;
  const failures = n - successes;
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  ];
}
