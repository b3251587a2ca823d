import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import { normalTail } from './normal-tail.ts';
import type { Reason } from './reason.ts';
import { tTail } from './t-tail.ts';
import { twoSidedT } from './two-sided-t.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type EstimatedDifference = {
  readonly difference: number;
  readonly standardError: number;
  /** Null for large samples and shares: the normal distribution. */
  readonly df: number | null;
};

export type EquivalenceTest = {
  /** For "no worse than": small when the difference lies above the lower margin. */
  readonly notWorsePValue: number | null;
  readonly notBetterPValue: number | null;
  /** For "the same, within the margins": the larger of the two. */
  readonly pValue: number | null;
  readonly isEquivalent: boolean | null;
  readonly isNotWorse: boolean | null;
  /** Of level 2 · level - 1: it lies within the margins exactly when the test says equivalent. */
  readonly interval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Two one-sided tests: show that a difference is too small to matter, or that something is no worse than before.
 *
 * Use to conclude "the same", which a large p-value of an ordinary test never allows. When not to use: with a margin
 * chosen after seeing the difference.
 *
 * Source: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
 *
 * @param margins lowest and highest difference that does not matter, around 0
 * @example
 * equivalenceTest({ difference: 0.05, standardError: 0.08, df: 200 }, [-0.25, 0.25], 0.95).isEquivalent; // true
 * @throws RangeError when the error is negative, the margins do not ascend or the level is not above one half. Reasons:
 * no_variation (the error is zero).
 */
export function equivalenceTest(
  { difference, standardError, df }: EstimatedDifference,
  margins: Interval,
  level: number,
): EquivalenceTest {
  checkLevel(level);
  const [lowest, highest] = margins;
  if (!(lowest < highest)) throw new RangeError(`margins ascend, not from ${lowest} to ${highest}`);
  if (!(level > 0.5)) throw new RangeError(`two one-sided tests need a level above one half, not ${level}`);
  if (!(standardError >= 0)) throw new RangeError(`a standard error is not negative, but ${standardError}`);
  if (standardError === 0) return nothing;
  const tail = (distance: number): number =>
    df === null ? normalTail(distance / standardError) : tTail(distance / standardError, df);
  const notWorsePValue = tail(difference - lowest);
  const notBetterPValue = tail(highest - difference);
  const pValue = Math.max(notWorsePValue, notBetterPValue);
  const inner = 2 * level - 1;
  const half = standardError * (df === null ? twoSidedZ(inner) : twoSidedT(inner, df));
  return {
    notWorsePValue,
    notBetterPValue,
    pValue,
    isEquivalent: pValue < 1 - level,
    isNotWorse: notWorsePValue < 1 - level,
    interval: [difference - half, difference + half],
    reason: null,
  };
}

const nothing: EquivalenceTest = {
  notWorsePValue: null,
  notBetterPValue: null,
  pValue: null,
  isEquivalent: null,
  isNotWorse: null,
  interval: null,
  reason: 'no_variation',
};
