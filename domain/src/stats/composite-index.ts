import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type CompositeIndex = {
  readonly n: number;
  /** One score per respondent with all items answered, on 0..100. */
  readonly scores: readonly number[];
  readonly index: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Index of several items on one scale, per respondent 100 Σ w (x - min) / ((max - min) Σ w), with a t interval.
 *
 * Use for "ACSI-type" indices of satisfaction, expectation and ideal. A respondent counts only when all items are valid
 * (listwise). When not to use: under the name of a published index, whose weights come from a model outsiders do not know;
 * with weights estimated from the same answers the interval is conditional on them and too short; below a reliability of
 * .7 (reliability-alpha.ts).
 *
 * Source: C. Fornell et al., Journal of Marketing 60 (Oct 1996) 7-18.
 *
 * @example
 * compositeIndex([[8, 9, 7], [7, 6, 7]], { weights: [1, 1, 1], min: 1, max: 10, level: 0.95 }); // index 70.37
 * @throws RangeError when a row and the weights differ in length, the weights do not add up to a positive number, or
 * the scale has no width. Reasons: no_answers, one_answer, no_variation.
 */
export function compositeIndex(
  rows: readonly (readonly (number | null)[])[],
  options: {
    readonly weights: readonly number[];
    readonly min: number;
    readonly max: number;
    readonly level: number;
  },
): CompositeIndex {
  const { weights, min, max, level } = options;
  const totalWeight = sum(weights);
  if (!(totalWeight > 0 && max > min)) throw new RangeError('an index needs positive weights and a scale with a width');
  const scores = rows.flatMap((row) => {
    if (row.length !== weights.length) throw new RangeError(`an index of ${weights.length} items got ${row.length}`);
    const valid = row.filter((item) => item !== null && item >= min && item <= max);
    if (valid.length < row.length) return [];
    const reached = sum(row.map((item, column) => at(weights, column) * ((item ?? min) - min)));
    return [(100 * reached) / ((max - min) * totalWeight)];
  });
  const summary = moments(countScores(scores));
  return {
    n: scores.length,
    scores,
    index: summary.mean,
    standardError: summary.variance === null ? null : Math.sqrt(summary.variance / summary.n),
    interval: meanInterval(summary, level),
    reason: summary.reason,
  };
}
