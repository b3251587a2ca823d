import type { Histogram } from '../histogram.ts';
import type { ScoreColumn, Segment } from './segment.ts';

/** How many differences two scores of so many levels can have. */
export function gapLevels(levels: number): number {
  return 2 * levels - 1;
}

/**
 * One score less another of the same scale, of each response that has both, as a column of a scale of its own.
 *
 * Use where a gap has to know whose it is. When not to use: to count gaps alone, which the pairs of two columns tell
 * (count-columns.ts) without a column.
 *
 * @example
 * gapColumn(segment, ['experienced', 'expected'])?.levels; // 19 of a scale of ten
 * @throws nothing. Undefined where one of them was never asked.
 */
export function gapColumn(segment: Segment, [item, less]: readonly [string, string]): ScoreColumn | undefined {
  const [one, other] = [segment.scores.get(item), segment.scores.get(less)];
  if (one === undefined || other === undefined) return undefined;
  const { levels } = one;
  const steps = new Uint8Array(segment.count);
  for (let row = 0; row < steps.length; row += 1) {
    const [score, base] = [one.steps[row] ?? 0, other.steps[row] ?? 0];
    steps[row] = score > 0 && base > 0 ? score - base + levels : 0;
  }
  return { steps, lowest: 1 - levels, levels: gapLevels(levels) };
}

/**
 * How many differences there are of each size, from the counts of every pair of scores.
 *
 * @param joint element [less][item], lowest first, in steps of one scale
 * @example
 * gapHistogram([[1, 0], [2, 4]]); // two lower by one, five alike, none higher: [2, 5, 0]
 * @throws RangeError when the counts are not square.
 */
export function gapHistogram(joint: readonly Histogram[]): Histogram {
  const levels = joint.length;
  const differences = new Array<number>(gapLevels(levels)).fill(0);
  for (const [less, row] of joint.entries()) {
    if (row.length !== levels) throw new RangeError(`${levels} scores to take away beside ${row.length}`);
    for (const [score, count] of row.entries()) {
      const place = score - less + levels - 1;
      differences[place] = (differences[place] ?? 0) + count;
    }
  }
  return differences;
}
