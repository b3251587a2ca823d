import { betaQuantile } from './beta-quantile.ts';
import { checkCount } from './check-count.ts';
import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';

/**
 * Jeffreys interval of a share: the middle of the Beta(x+½, n-x+½) posterior, with 0 and 1 kept reachable.
 *
 * Use where a Bayesian reading is wanted ("given an indifferent prior, the share lies here"). When not to use: as the
 * product's default, which is Wilson, so that two screens never differ.
 *
 * Source: Brown, Cai & DasGupta, Statistical Science 16 (2001) 101-133.
 *
 * @example
 * jeffreysInterval(0, 10, 0.95); // [0, 0.2172]   R: qbeta(0.975, 0.5, 10.5)
 * @throws RangeError when successes exceed n or the level is impossible. null: n = 0.
 */
export function jeffreysInterval(successes: number, n: number, level: number): Interval | null {
  checkCount('n', n);
  checkLevel(level);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  if (n === 0) return null;
  const tail = (1 - level) / 2;
  const failures = n - successes;
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes + 0.5, failures + 0.5),
    failures === 0 ? 1 : betaQuantile(1 - tail, successes + 0.5, failures + 0.5),
  ];
}
