import type { Interval } from './interval.ts';
import { moverInterval } from './mover-interval.ts';
import { normalTail } from './normal-tail.ts';
import { npsAdjusted } from './nps-adjusted.ts';
import type { NpsCounts } from './nps-counts.ts';
import { npsScoreInterval } from './nps-score-interval.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type NpsDifference = {
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  readonly pValue: number | null;
  readonly waldInterval: Interval | null;
  readonly adjustedWaldInterval: Interval | null;
  readonly moverInterval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Difference of two Net Promoter Scores in points, first minus second, with its intervals.
 *
 * Use moverInterval on every screen: it combines the two score intervals, so it exists and has a width even when all
 * answers are promoters. Where some customers are on both sides, the correlation of the two scores. When not to use: to test whether
 * the same customers changed (nps-difference-paired.ts).
 *
 * Source: B. Rocks, The American Statistician 70 (2016) 365-372; A. Donner & G. Y. Zou, Statistical Methods in Medical
 * Research 21 (2012) 347-359 (MOVER).
 *
 * @example
 * npsDifference(
 *   { promoters: 112, passives: 52, detractors: 36 }, { promoters: 90, passives: 60, detractors: 50 }, 0.95);
 * // difference 18, standardError 7.923, z 2.272
 * @throws RangeError when a count is negative or the level is impossible. Reasons: no_answers; no_variation (z and p).
 */
export function npsDifference(first: NpsCounts, second: NpsCounts, level: number, correlation = 0): NpsDifference {
  const left = scoreOf(first, level);
  const right = scoreOf(second, level);
  if (left === null || right === null) return unknown;
  const difference = left.estimate - right.estimate;
  const standardError = Math.sqrt(varianceOf(left.standardError ** 2, right.standardError ** 2, correlation));
  const z = standardError > 0 ? difference / standardError : null;
  const half = twoSidedZ(level) * standardError;
  return {
    difference,
    standardError,
    z,
    pValue: z === null ? null : 2 * normalTail(Math.abs(z)),
    waldInterval: z === null ? null : [difference - half, difference + half],
    adjustedWaldInterval: adjustedInterval(first, second, level, correlation),
    moverInterval: moverInterval(left, right, correlation),
    reason: z === null ? 'no_variation' : null,
  };
}

function varianceOf(left: number, right: number, correlation: number): number {
  return Math.max(0, left + right - 2 * correlation * Math.sqrt(left * right));
}

type Score = Readonly<{ estimate: number; standardError: number; interval: Interval }>;

/** As summarizeNps says it, without its other intervals: groups are compared by the hundred. Null: no answers. */
function scoreOf(counts: NpsCounts, level: number): Score | null {
  const interval = npsScoreInterval(counts, level);
  if (interval === null) return null;
  const { promoters, passives, detractors } = counts;
  const n = promoters + passives + detractors;
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  return { estimate: 100 * net, standardError: 100 * Math.sqrt(variance / n), interval };
}

const unknown: NpsDifference = {
  difference: null,
  standardError: null,
  z: null,
  pValue: null,
  waldInterval: null,
  adjustedWaldInterval: null,
  moverInterval: null,
  reason: 'no_answers',
};

function adjustedInterval(first: NpsCounts, second: NpsCounts, level: number, correlation: number): Interval | null {
  const left = npsAdjusted(first);
  const right = npsAdjusted(second);
  if (left === null || right === null) return null;
  const half = twoSidedZ(level) * Math.sqrt(varianceOf(left.variance, right.variance, correlation));
  return [100 * (left.net - right.net - half), 100 * (left.net - right.net + half)];
}
