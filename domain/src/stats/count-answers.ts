import { at } from './at.ts';
import type { Scale } from './scale.ts';
import { scaleValues } from './scale-values.ts';
import type { ScoreCounts } from './score-counts.ts';

/** An answer this close to a step, in steps, is that step; 7.3 on a scale in tenths is not exactly 63 steps from 1. */
const stepSlack = 1e-6;

export type CountedAnswers = ScoreCounts & {
  readonly total: number;
  readonly missing: number;
  readonly invalid: number;
  readonly valid: number;
};

/**
 * Answers on a scale, counted per score, with missing and invalid ones counted apart.
 *
 * Use once, where answers enter: "no answer" and "don't know" are missing (null), a 6 on a scale of 5 or a 3.5 where
 * halves do not exist is invalid, and neither is used anywhere after this. When not to use: on counts that the database
 * made; it applied the same rule when the answer was stored.
 *
 * @example
 * countAnswers([1, 5, null, 6, 3.5], { min: 1, max: 5, step: 1 }); // counts [1,0,0,0,1], missing 1, invalid 2
 * @throws RangeError when the scale does not exist.
 */
export function countAnswers(answers: readonly (number | null)[], scale: Scale): CountedAnswers {
  const values = scaleValues(scale);
  const counts = values.map(() => 0);
  let missing = 0;
  let invalid = 0;
  for (const answer of answers) {
    if (answer === null) missing += 1;
    else {
      const steps = (answer - scale.min) / scale.step;
      const index = Math.round(steps);
      if (index >= 0 && index < counts.length && Math.abs(steps - index) < stepSlack)
        counts[index] = at(counts, index) + 1;
      else invalid += 1;
    }
  }
  return { values, counts, total: answers.length, missing, invalid, valid: answers.length - missing - invalid };
}
