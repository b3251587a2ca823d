import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import { moments } from './moments.ts';
import { quantile } from './quantile.ts';
import type { Reason } from './reason.ts';

export type Quadrant = 'concentrate_here' | 'keep_up' | 'low_priority' | 'possible_overkill';

/** Where the cross-hairs lie: at the means or medians of the points, or at two fixed values (a norm). */
export type Cut = 'mean' | 'median' | { readonly importance: number; readonly performance: number };

export type ImportancePerformance = {
  readonly importanceCut: number | null;
  readonly performanceCut: number | null;
  /** One per attribute, in the order given; null where a coordinate is missing. */
  readonly quadrants: readonly (Quadrant | null)[];
  readonly reason: Reason | null;
};

type Points = {
  readonly importance: readonly (number | null)[];
  readonly performance: readonly (number | null)[];
};

/**
 * Importance-performance analysis: which attributes to work on first.
 *
 * Use with derived importance (LMG), since stated importance is high for everything. When not to use: for attributes
 * whose interval crosses a cut; say there that the quadrant is uncertain. A value equal to the cut counts as high.
 *
 * Source: Martilla & James 1977, Journal of Marketing 41(1), 77-79.
 *
 * @example
 * importancePerformance({ importance: [0.3, 0.1], performance: [6, 8] }, 'mean').quadrants;
 * // ['concentrate_here', 'possible_overkill']
 * @throws RangeError when the two lists differ in length. Reasons: no_answers.
 */
export function importancePerformance({ importance, performance }: Points, cut: Cut): ImportancePerformance {
  if (importance.length !== performance.length) throw new RangeError('every attribute needs both coordinates');
  const importanceCut = typeof cut === 'string' ? cutOf(importance, cut) : cut.importance;
  const performanceCut = typeof cut === 'string' ? cutOf(performance, cut) : cut.performance;
  const quadrants = importance.map((value, index) => {
    const score = at(performance, index);
    if (value === null || score === null || importanceCut === null || performanceCut === null) return null;
    return quadrantOf(isHigh(value, importanceCut), isHigh(score, performanceCut));
  });
  const isComplete = importanceCut !== null && performanceCut !== null && !quadrants.includes(null);
  return { importanceCut, performanceCut, quadrants, reason: isComplete ? null : 'no_answers' };
}

function cutOf(values: readonly (number | null)[], cut: 'mean' | 'median'): number | null {
  const given = countScores(values.filter((value) => value !== null));
  return cut === 'mean' ? moments(given).mean : quantile(given, 0.5);
}

/** The mean of equal values may miss them by a rounding error, which must not push them below it. */
function isHigh(value: number, cut: number): boolean {
  return value >= cut - 4 * Number.EPSILON * Math.abs(cut);
}

function quadrantOf(isImportant: boolean, isGood: boolean): Quadrant {
  if (isImportant) return isGood ? 'keep_up' : 'concentrate_here';
  return isGood ? 'possible_overkill' : 'low_priority';
}
