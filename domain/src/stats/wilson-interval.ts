import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

/**
 * Wilson score interval of a share: the default interval of every share the product shows.
 *
 * Use for top-two-box, response rates and any other share, from one answer up; it stays inside 0..1 and keeps a width at
 * 0 % and 100 %. n may be fractional: an effective sample size. When not to use: for the same customer counted twice
 * (weighted-design.ts), or when a guaranteed coverage is required by contract (clopper-pearson-interval.ts).
 *
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212.
 *
 * @example
 * wilsonInterval(84, 100, 0.95); // [0.7558, 0.8990]   R: prop.test(84, 100, correct = FALSE)
 * @throws RangeError when successes exceed n or the level is impossible. null: n = 0.
 */
export function wilsonInterval(successes: number, n: number, level: number): Interval | null {
  checkCount('n', n);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  const z = twoSidedZ(level);
  if (n === 0) return null;
  const share = successes / n;
  const squarePerAnswer = (z * z) / n;
  const centre = (share + squarePerAnswer / 2) / (1 + squarePerAnswer);
  const half = (z * Math.sqrt((share * (1 - share)) / n + squarePerAnswer / (4 * n))) / (1 + squarePerAnswer);
  // At 0 and 1 the bound is exact in theory; rounding must not push it out of range.
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half];
}
