import type { Interval } from './interval.ts';
import { isConstant } from './is-constant.ts';
import { type Moments, moments } from './moments.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { smallSampleFactor } from './small-sample-factor.ts';
import { tTail } from './t-tail.ts';
import { twoSidedT } from './two-sided-t.ts';

export type MeansComparison = {
  readonly firstN: number;
  readonly secondN: number;
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly interval: Interval | null;
  /** p-value of Student's test with one pooled variance, beside it for readers used to that. */
  readonly studentPValue: number | null;
  readonly hedgesG: number | null;
  readonly reason: Reason | null;
};

/**
 * Difference of two means, first minus second, by Welch's test.
 *
 * Use for grades and other means of different respondents; the groups may differ in size and spread. Decide by the
 * interval of the difference, never by whether two intervals overlap. Where some respondents are on both sides, the correlation of the
 * two means: with all of them on both it is the paired interval, with some the degrees of freedom are those of the smaller side, which
 * is careful. Student's p and g stay those of independent sides. When not to use: where everybody's pair is known
 * (compare-means-paired.ts).
 *
 * Source: B. L. Welch, Biometrika 34 (1947) 28-35; F. E. Satterthwaite 1946 (df); L. V. Hedges, Journal of Educational
 * Statistics 6 (1981) 107-128 (g with the exact small-sample factor).
 *
 * @example
 * compareMeans(countScores([5, 5, 5, 5]), countScores([4, 5, 3, 4, 4]), 0.95); // difference 1, [0.122, 1.878]
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation (both sides constant).
 */
export function compareMeans(first: ScoreCounts, second: ScoreCounts, level: number, correlation = 0): MeansComparison {
  const left = moments(first);
  const right = moments(second);
  const difference = left.mean === null || right.mean === null ? null : left.mean - right.mean;
  const reason = refusal(left, right);
  if (reason !== null || difference === null || left.variance === null || right.variance === null) {
    return { ...unknown, firstN: left.n, secondN: right.n, difference, reason };
  }
  const leftPart = left.variance / left.n;
  const rightPart = right.variance / right.n;
  const variance = leftPart + rightPart - 2 * correlation * Math.sqrt(leftPart * rightPart);
  // All who are on both sides changed alike.
  if (!(variance > 0)) return { ...unknown, firstN: left.n, secondN: right.n, difference, reason: 'no_variation' };
  const standardError = Math.sqrt(variance);
  const welch = (leftPart + rightPart) ** 2 / (leftPart ** 2 / (left.n - 1) + rightPart ** 2 / (right.n - 1));
  const df = correlation === 0 ? welch : Math.min(left.n, right.n) - 1;
  const t = difference / standardError;
  const half = twoSidedT(level, df) * standardError;
  const pooledDf = left.n + right.n - 2;
  const pooledVariance = ((left.n - 1) * left.variance + (right.n - 1) * right.variance) / pooledDf;
  const studentT = difference / Math.sqrt(pooledVariance * (1 / left.n + 1 / right.n));
  return {
    firstN: left.n,
    secondN: right.n,
    difference,
    standardError,
    t,
    df,
    pValue: 2 * tTail(Math.abs(t), df),
    interval: [difference - half, difference + half],
    studentPValue: 2 * tTail(Math.abs(studentT), pooledDf),
    hedgesG: (difference / Math.sqrt(pooledVariance)) * smallSampleFactor(pooledDf),
    reason: null,
  };
}

const unknown: Omit<MeansComparison, 'firstN' | 'secondN' | 'difference' | 'reason'> = {
  standardError: null,
  t: null,
  df: null,
  pValue: null,
  interval: null,
  studentPValue: null,
  hedgesG: null,
};

function refusal(left: Moments, right: Moments): Reason | null {
  if (left.mean === null || right.mean === null) return 'no_answers';
  if (left.variance === null || right.variance === null) return 'one_answer';
  const standardError = Math.sqrt(left.variance / left.n + right.variance / right.n);
  return isConstant(standardError, Math.max(Math.abs(left.mean), Math.abs(right.mean))) ? 'no_variation' : null;
}
