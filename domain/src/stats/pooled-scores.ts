import { at } from './at.ts';
import type { ScoreCounts } from './score-counts.ts';

/** One score of several groups together: how often it was given, by whom, and the mid-rank it gets. */
export type PooledScore = {
  readonly value: number;
  readonly counts: readonly number[];
  readonly total: number;
  readonly midRank: number;
};

/**
 * Scores of several groups pooled and ranked, ties sharing the mean of their places.
 *
 * Use before rank tests on histograms; a million answers on eleven scores are eleven rows. When not to use: on rows; see
 * mid-ranks.ts.
 *
 * @example
 * pooledScores([{ values: [4], counts: [2] }, { values: [4, 5], counts: [1, 1] }]);
 * // [{ value: 4, counts: [2, 1], total: 3, midRank: 2 }, { value: 5, counts: [0, 1], total: 1, midRank: 4 }]
 * @throws nothing.
 */
export function pooledScores(groups: readonly ScoreCounts[]): readonly PooledScore[] {
  const byValue = new Map<number, number[]>();
  for (const [group, { values, counts }] of groups.entries()) {
    for (const [index, count] of counts.entries()) {
      if (count === 0) continue;
      const value = at(values, index);
      const row = byValue.get(value) ?? groups.map(() => 0);
      row[group] = (row[group] ?? 0) + count;
      byValue.set(value, row);
    }
  }
  const sorted = [...byValue].sort(([left], [right]) => left - right);
  let before = 0;
  return sorted.map(([value, counts]) => {
    const total = counts.reduce((running, count) => running + count, 0);
    const midRank = before + (total + 1) / 2;
    before += total;
    return { value, counts, total, midRank };
  });
}
