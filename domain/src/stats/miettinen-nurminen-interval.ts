import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { Share } from './newcombe-interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

const halvings = 54;

/**
 * Miettinen-Nurminen score interval of the difference of two independent shares, first minus second.
 *
 * Use where a protocol names it; it inverts the score test with the factor N / (N-1) and stays within -1..1. When not to
 * use: as the product's default, which is Newcombe, so that two screens never differ.
 *
 * Source: O. Miettinen & M. Nurminen, Statistics in Medicine 4 (1985) 213-226.
 *
 * @example
 * miettinenNurminenInterval({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95); // [0.0528, 0.3382]
 * @throws RangeError when successes exceed n or the level is impossible. null: one side without answers.
 */
export function miettinenNurminenInterval(first: Share, second: Share, level: number): Interval | null {
  for (const { successes, n } of [first, second]) {
    checkCount('n', n);
    if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  }
  const z = twoSidedZ(level);
  if (first.n === 0 || second.n === 0) return null;
  return [bound(first, second, z, -1), bound(first, second, z, 1)];
}

/** Halves the range between the estimate, which fits, and the end of the scale, which does not. */
function bound(first: Share, second: Share, z: number, end: -1 | 1): number {
  const estimate = first.successes / first.n - second.successes / second.n;
  if (estimate === end) return end;
  let possible = estimate;
  let contradicted: number = end;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (possible + contradicted) / 2;
    if (Math.abs(estimate - middle) > z * Math.sqrt(varianceAt(first, second, middle))) contradicted = middle;
    else possible = middle;
  }
  return possible;
}

function varianceAt(first: Share, second: Share, difference: number): number {
  const secondShare = likeliestSecondShare(first, second, difference);
  const firstShare = secondShare + difference;
  const total = first.n + second.n;
  const variance = (firstShare * (1 - firstShare)) / first.n + (secondShare * (1 - secondShare)) / second.n;
  return Math.max(0, (variance * total) / (total - 1));
}

/** Maximum-likelihood second share given the difference: where the slope of the log-likelihood changes sign. */
function likeliestSecondShare(first: Share, second: Share, difference: number): number {
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  for (let step = 0; step < halvings; step += 1) {
    const share = (low + high) / 2;
    if (slope(first, share + difference) + slope(second, share) > 0) low = share;
    else high = share;
  }
  return (low + high) / 2;
}

/** A share on the edge is only possible when no answer contradicts it; then it has no slope of its own. */
function slope({ successes, n }: Share, share: number): number {
  const up = successes === 0 ? 0 : successes / share;
  const down = successes === n ? 0 : (n - successes) / (1 - share);
  return up - down;
}
