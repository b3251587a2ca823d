import { at } from './at.ts';
import { compareMeansPaired } from './compare-means-paired.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { countScores } from './count-scores.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { differenceScoreReliability } from './difference-score-reliability.ts';
import type { Interval } from './interval.ts';
import { moments } from './moments.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';

/** One column per item, the same items and respondents on both sides. */
export type DimensionAnswers = {
  readonly expectation: readonly (readonly (number | null)[])[];
  readonly perception: readonly (readonly (number | null)[])[];
};

export type DimensionGap = {
  /** Respondents who answered every item of the dimension, on both sides. */
  readonly n: number;
  readonly meanExpectation: number | null;
  readonly meanPerception: number | null;
  /** Perception minus expectation: negative is a shortfall. */
  readonly gap: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly pValue: number | null;
  readonly alphaPerception: number | null;
  readonly alphaGap: number | null;
  /** Reliability of the gap, from the reliabilities of its two sides. */
  readonly gapReliability: number | null;
  readonly itemGaps: readonly number[] | null;
  readonly reason: Reason | null;
};

/**
 * Gap of one service dimension: perception minus expectation, per respondent, with a paired interval.
 *
 * Use when both batteries were asked of the same people. When not to use: to predict satisfaction; perception alone does
 * that better (Cronin & Taylor 1992), and a gap is less reliable than its sides, which is why both are shown.
 *
 * Source: Parasuraman, Zeithaml & Berry 1985, 1988; Peter, Churchill & Brown 1993.
 *
 * @example
 * dimensionGap({ expectation: [[7, 6, 7]], perception: [[5, 6, 6]] }, 0.95).gap; // -1
 * @throws RangeError when the two sides differ in items or respondents. Reasons: no_answers, one_answer, no_variation.
 */
export function dimensionGap({ expectation, perception }: DimensionAnswers, level: number): DimensionGap {
  if (expectation.length !== perception.length) {
    throw new RangeError(`${expectation.length} expectations for ${perception.length} perceptions`);
  }
  const rows = completeRows([...expectation, ...perception]);
  const expected = expectation.map((item) => pickRows(item, rows));
  const perceived = perception.map((item) => pickRows(item, rows));
  const gaps = perceived.map((item, j) => item.map((value, row) => value - at(at(expected, j), row)));
  const pairs = rows.map((_, row) => [meanAt(perceived, row), meanAt(expected, row)] as const);
  const test = compareMeansPaired(pairs, { level });
  return {
    n: rows.length,
    meanExpectation: meanOf(pairs.map(([, expectedMean]) => expectedMean)),
    meanPerception: meanOf(pairs.map(([perceivedMean]) => perceivedMean)),
    gap: test.difference,
    standardError: test.standardError,
    interval: test.interval,
    pValue: test.pValue,
    alphaPerception: cronbachAlpha(perceived),
    alphaGap: cronbachAlpha(gaps),
    gapReliability: gapReliability(perceived, expected, pairs),
    itemGaps: rows.length === 0 ? null : gaps.map((item) => meanOf(item) ?? 0),
    reason: test.reason,
  };
}

function gapReliability(
  perceived: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  pairs: readonly (readonly [number, number])[],
): number | null {
  const ofPerceived = cronbachAlpha(perceived);
  const ofExpected = cronbachAlpha(expected);
  const columns = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
  const correlation = correlationMatrix(columns)?.get(0, 1);
  if (ofPerceived === null || ofExpected === null || correlation === undefined) return null;
  const [first = 0, second = 0] = columns.map((column) => Math.sqrt(moments(countScores(column)).variance ?? 0));
  return differenceScoreReliability(
    { standardDeviation: first, reliability: ofPerceived },
    { standardDeviation: second, reliability: ofExpected },
    correlation,
  );
}

function meanAt(items: readonly (readonly number[])[], row: number): number {
  return items.reduce((total, item) => total + at(item, row), 0) / items.length;
}

function meanOf(values: readonly number[]): number | null {
  return moments(countScores(values)).mean;
}
