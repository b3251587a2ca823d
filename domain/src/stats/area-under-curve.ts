import { at } from './at.ts';
import { midRanks } from './mid-ranks.ts';

/**
 * Area under the ROC curve: the chance that a row with the event is ranked above a row without it, ties counting half.
 *
 * Use to say how well a score tells who will leave: 0.5 is a coin, 0.7 is usual for surveys. When not to use: to judge
 * whether the predicted chances themselves are right.
 *
 * Source: Hanley & McNeil 1982, Radiology 143, 29-36; the Mann-Whitney statistic over both counts.
 *
 * @returns null when all rows have the same outcome
 * @example
 * areaUnderCurve([0.2, 0.4, 0.4], [0, 1, 0]); // 0.75     R: pROC::auc(c(0, 1, 0), c(.2, .4, .4))
 * @throws RangeError when the lists differ in length.
 */
export function areaUnderCurve(scores: readonly number[], outcome: readonly number[]): number | null {
  if (scores.length !== outcome.length) throw new RangeError('every score needs an outcome');
  const ranks = midRanks(scores);
  const events = [...outcome.keys()].filter((row) => outcome[row] === 1);
  const others = outcome.length - events.length;
  if (events.length === 0 || others === 0) return null;
  const rankSum = events.reduce((total, row) => total + at(ranks, row), 0);
  return (rankSum - (events.length * (events.length + 1)) / 2) / (events.length * others);
}
