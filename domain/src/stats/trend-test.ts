import { at } from './at.ts';
import { checkLevel } from './check-level.ts';
import { completeRows } from './complete-rows.ts';
import { durbinWatson } from './durbin-watson.ts';
import type { Interval } from './interval.ts';
import { leastSquares } from './least-squares.ts';
import { leastSquaresErrors } from './least-squares-errors.ts';
import { mannKendall } from './mann-kendall.ts';
import { neweyWestErrors } from './newey-west-errors.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';
import { senSlope } from './sen-slope.ts';
import { tTail } from './t-tail.ts';
import { varies } from './varies.ts';

export type TrendTest = {
  readonly n: number;
  /** Rise per unit of time, by least squares. */
  readonly slope: number | null;
  readonly standardError: number | null;
  readonly pValue: number | null;
  /** The same, allowing for months that resemble their neighbours. */
  readonly neweyWestError: number | null;
  readonly neweyWestPValue: number | null;
  readonly durbinWatson: number | null;
  readonly mannKendallScore: number | null;
  readonly mannKendallVariance: number | null;
  readonly mannKendallZ: number | null;
  readonly mannKendallPValue: number | null;
  readonly senSlope: number | null;
  readonly senInterval: Interval | null;
  readonly reason: Reason | null;
};

type Series = { readonly times: readonly (number | null)[]; readonly values: readonly (number | null)[] };

/**
 * Trend: whether a series rises or falls, by a straight line and without one.
 *
 * Use on monthly scores, Newey-West first. When not to use: across a change of question wording, or on a series with a
 * season. A month without answers is left out and the others keep their places in time.
 *
 * Source: Newey & West 1987; Mann 1945; Sen 1968; Gilbert 1987.
 *
 * @example
 * trendTest({ times: [0, 1, 2], values: [7, 7.2, 7.1] }, { lag: 1, level: 0.95 }).slope; // 0.05
 * @throws RangeError when lengths differ, the lag is negative or the level is impossible. Reasons: no_answers,
 * too_few_rows (under three periods), no_variation, too_few_for_level (Sen's interval).
 */
export function trendTest(
  { times, values }: Series,
  { lag, level }: { readonly lag: number; readonly level: number },
): TrendTest {
  checkLevel(level);
  const rows = completeRows([times, values]).toSorted(
    (left, right) => (at(times, left) ?? 0) - (at(times, right) ?? 0),
  );
  const time = pickRows(times, rows);
  const score = pickRows(values, rows);
  const n = rows.length;
  const fit = n < 3 ? null : leastSquares([time], score);
  if (fit === null) return { ...unknown, n, reason: n === 0 ? 'no_answers' : n < 3 ? 'too_few_rows' : 'no_variation' };
  const slope = at(fit.coefficients, 0);
  const isFlat = !varies(score);
  const standardError = isFlat ? null : (leastSquaresErrors(fit)?.[0] ?? null);
  const neweyWestError = isFlat ? null : at(neweyWestErrors(fit, lag), 0);
  const ranked = mannKendall(score);
  const sen = senSlope(time, score, { scoreVariance: ranked.variance, level });
  return {
    n,
    slope,
    standardError,
    pValue: twoSided(slope, standardError, n - 2),
    neweyWestError,
    neweyWestPValue: twoSided(slope, neweyWestError, n - 2),
    durbinWatson:
      isFlat || fit.residualSquares <= roundingShare * fit.totalSquares ? null : durbinWatson(fit.residuals),
    mannKendallScore: ranked.score,
    mannKendallVariance: ranked.variance,
    mannKendallZ: ranked.z,
    mannKendallPValue: ranked.pValue,
    senSlope: sen.slope,
    senInterval: sen.interval,
    reason: isFlat ? 'no_variation' : sen.interval === null ? 'too_few_for_level' : null,
  };
}

/** Residuals that carry less than this share of the squares are rounding: the points lie on the line. */
const roundingShare = 1e-26;

function twoSided(slope: number, standardError: number | null, df: number): number | null {
  if (standardError === null) return null;
  return standardError === 0 ? 0 : 2 * tTail(Math.abs(slope) / standardError, df);
}

const unknown = {
  slope: null,
  standardError: null,
  pValue: null,
  neweyWestError: null,
  neweyWestPValue: null,
  durbinWatson: null,
  mannKendallScore: null,
  mannKendallVariance: null,
  mannKendallZ: null,
  mannKendallPValue: null,
  senSlope: null,
  senInterval: null,
};
