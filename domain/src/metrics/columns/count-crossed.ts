import { at } from '../../stats/at.ts';
import type { Histogram } from '../histogram.ts';
import { columnOf, type RowMask } from './match-rows.ts';
import type { Segment } from './segment.ts';

/** Counts of every score of an item by two properties: the codes of both, and the histogram of those who have them. */
export type CrossedCount = Readonly<{ codes: readonly [number, number]; histogram: Histogram }>;

/** More places than codes of a property can need (segment.ts). */
const codesMost = 65_536;

/**
 * Counts of every score of an item by the codes of two properties, for the pairs that somebody has.
 *
 * Use for a table of groups by groups. When not to use: for one property (countByGroup); a table with a place for each pair of two
 * large dictionaries would mostly be empty.
 *
 * @example
 * countCrossed(segment, 'nps:C11:1', ['attribute:region', 'channel'], mask); // [{ codes: [2, 0], histogram: [0, 1, …] }, …]
 * @throws RangeError for a property that the segment does not have.
 */
export function countCrossed(
  segment: Segment,
  item: string,
  [first, second]: readonly [string, string],
  mask: RowMask | undefined,
): readonly CrossedCount[] {
  const column = segment.scores.get(item);
  if (column === undefined) return [];
  const [one, two] = [columnOf(segment, first), columnOf(segment, second)];
  const { steps, levels } = column;
  const counts = new Map<number, number[]>();
  for (let row = 0; row < segment.count; row += 1) {
    const step = at(steps, row) & (mask === undefined ? 0xff : at(mask, row));
    if (step === 0) continue;
    const key = at(one.codes, row) * codesMost + at(two.codes, row);
    const histogram = counts.get(key) ?? new Array<number>(levels).fill(0);
    counts.set(key, histogram);
    histogram[step - 1] = at(histogram, step - 1) + 1;
  }
  return [...counts].map(([key, histogram]) => ({
    codes: [Math.floor(key / codesMost), key % codesMost] as const,
    histogram,
  }));
}
