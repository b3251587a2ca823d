import { at } from './at.ts';
import type { ScoreCounts } from './score-counts.ts';

/**
 * The k-th smallest answer (k from 1) of answers given as counts per score.
 *
 * Use for medians, quartiles and their intervals without unfolding the counts. When not to use: on fractional (weighted)
 * counts.
 *
 * @example
 * orderStatistic({ values: [4, 5], counts: [2, 3] }, 3); // 5
 * @throws RangeError when there is no k-th answer.
 */
export function orderStatistic({ values, counts }: ScoreCounts, k: number): number {
  let reached = 0;
  for (const [index, count] of counts.entries()) {
    reached += count;
    if (k >= 1 && reached >= k) return at(values, index);
  }
  throw new RangeError(`there is no answer number ${k} among ${reached}`);
}
