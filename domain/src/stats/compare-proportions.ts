import { chiSquareTail } from './chi-square-tail.ts';
import { fisherExactPValue } from './fisher-exact-p-value.ts';
import type { Interval } from './interval.ts';
import { miettinenNurminenInterval } from './miettinen-nurminen-interval.ts';
import { newcombeInterval, type Share } from './newcombe-interval.ts';
import { normalTail } from './normal-tail.ts';
import { pooledZ } from './pooled-z.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type ProportionsComparison = {
  readonly difference: number | null;
  readonly z: number | null;
  readonly pValue: number | null;
  readonly yatesPValue: number | null;
  readonly fisherPValue: number | null;
  readonly waldInterval: Interval | null;
  readonly newcombeInterval: Interval | null;
  readonly miettinenNurminenInterval: Interval | null;
  readonly oddsRatio: number | null;
  readonly cohenH: number | null;
  readonly reason: Reason | null;
};

/**
 * Difference of two independent shares, first minus second, with its tests and intervals.
 *
 * Use newcombeInterval for the verdict; the pooled z goes with it in tables. When not to use: for the same customers asked
 * twice (compare-proportions-paired.ts) or for many segments (compare-segments.ts).
 *
 * Source: Newcombe 1998 (method 10); Miettinen & Nurminen 1985; J. Cohen, Statistical Power Analysis, 1988 (h). The odds
 * ratio is null with an empty cell.
 *
 * @example
 * compareProportions({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95); // difference 0.2, z 2.65
 * @throws RangeError when successes exceed n or the level is impossible.
 * Reasons: no_answers; no_variation (all yes or all no: z and p null, the intervals still exist).
 */
export function compareProportions(first: Share, second: Share, level: number): ProportionsComparison {
  const newcombe = newcombeInterval(first, second, level);
  if (newcombe === null) return unknown;
  const firstShare = first.successes / first.n;
  const secondShare = second.successes / second.n;
  const difference = firstShare - secondShare;
  const z = pooledZ(first, second);
  const spread = (firstShare * (1 - firstShare)) / first.n + (secondShare * (1 - secondShare)) / second.n;
  const half = twoSidedZ(level) * Math.sqrt(spread);
  return {
    difference,
    z,
    pValue: z === null ? null : 2 * normalTail(Math.abs(z)),
    yatesPValue: z === null ? null : yatesPValue(first, second),
    fisherPValue: fisherExactPValue(first, second),
    waldInterval: [difference - half, difference + half],
    newcombeInterval: newcombe,
    miettinenNurminenInterval: miettinenNurminenInterval(first, second, level),
    oddsRatio: oddsRatio(first, second),
    cohenH: 2 * Math.asin(Math.sqrt(firstShare)) - 2 * Math.asin(Math.sqrt(secondShare)),
    reason: z === null ? 'no_variation' : null,
  };
}

const unknown: ProportionsComparison = {
  difference: null,
  z: null,
  pValue: null,
  yatesPValue: null,
  fisherPValue: null,
  waldInterval: null,
  newcombeInterval: null,
  miettinenNurminenInterval: null,
  oddsRatio: null,
  cohenH: null,
  reason: 'no_answers',
};

/** Every cell is off its expectation by the same amount; the correction takes away half an answer, never more than all. */
function yatesPValue(first: Share, second: Share): number {
  const pooled = (first.successes + second.successes) / (first.n + second.n);
  const difference = first.successes / first.n - second.successes / second.n;
  const off = Math.abs(difference) / (1 / first.n + 1 / second.n);
  const corrected = off - Math.min(0.5, off);
  const inverseExpected = (1 / first.n + 1 / second.n) / (pooled * (1 - pooled));
  return chiSquareTail(corrected ** 2 * inverseExpected, 1);
}

function oddsRatio(first: Share, second: Share): number | null {
  const cells = [first.successes, first.n - first.successes, second.successes, second.n - second.successes];
  if (cells.includes(0)) return null;
  return (first.successes * (second.n - second.successes)) / ((first.n - first.successes) * second.successes);
}
