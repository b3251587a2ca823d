import type { ScoreCounts } from './score-counts.ts';

/**
 * Counts per score of a list of answers, scores ascending.
 *
 * Use to bring rows into the form every single-score method takes, so that rows and histograms give the same numbers by
 * construction. When not to use: on answers that were not checked against their scale; see count-answers.ts.
 *
 * @example
 * countScores([5, 4, 5]); // { values: [4, 5], counts: [1, 2] }
 * @throws RangeError when an answer is not a finite number.
 */
export function countScores(answers: Iterable<number>): ScoreCounts {
  const tally = new Map<number, number>();
  for (const answer of answers) {
    if (!Number.isFinite(answer)) throw new RangeError(`an answer is a finite number, not ${answer}`);
    tally.set(answer, (tally.get(answer) ?? 0) + 1);
  }
  const sorted = [...tally].sort(([left], [right]) => left - right);
  return { values: sorted.map(([value]) => value), counts: sorted.map(([, count]) => count) };
}
