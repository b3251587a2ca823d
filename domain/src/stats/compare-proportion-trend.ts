import { at } from './at.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import type { Share } from './newcombe-interval.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type ProportionTrend = {
  readonly chiSquare: number | null;
  readonly pValue: number | null;
  readonly reason: Reason | null;
};

/**
 * Whether a share rises or falls over ordered groups (Cochran-Armitage).
 *
 * Use for shares by month, age class or contract length, with scores that say how far apart the groups are. When not to
 * use: for a share that first rises and then falls, or for a long series (trend.ts, p-chart.ts).
 *
 * Source: P. Armitage, Biometrics 11 (1955) 375-386.
 *
 * @example
 * compareProportionTrend([{ successes: 83, n: 86 }, { successes: 90, n: 93 }, { successes: 129, n: 136 },
 *   { successes: 70, n: 82 }], [1, 2, 3, 4]); // chiSquare 8.225        R: prop.trend.test
 * @throws RangeError when groups and scores differ in number. Reasons: no_answers; no_variation (all yes, all no, or
 * answers at one score only).
 */
export function compareProportionTrend(groups: readonly Share[], scores: readonly number[]): ProportionTrend {
  if (groups.length !== scores.length) throw new RangeError('groups and scores differ in number');
  const n = sum(groups.map((group) => group.n));
  const successes = sum(groups.map((group) => group.successes));
  if (n === 0) return { chiSquare: null, pValue: null, reason: 'no_answers' };
  const share = successes / n;
  const meanScore = sum(groups.map((group, index) => group.n * at(scores, index))) / n;
  const spread = sum(groups.map((group, index) => group.n * (at(scores, index) - meanScore) ** 2));
  const slope = sum(groups.map((group, index) => group.successes * (at(scores, index) - meanScore)));
  if (spread === 0 || successes === 0 || successes === n)
    return { chiSquare: null, pValue: null, reason: 'no_variation' };
  const chiSquare = slope ** 2 / (share * (1 - share) * spread);
  return { chiSquare, pValue: chiSquareTail(chiSquare, 1), reason: null };
}
