import { at } from '../../stats/at.ts';
import type { Histogram } from '../histogram.ts';
import { kernel } from './kernel/kernel.ts';
import { columnOf, type RowMask } from './match-rows.ts';
import type { CodeColumn, ScoreColumn, Segment } from './segment.ts';

/** Counts of every score of an item by two properties: the codes of both, and the histogram of those who have them. */
export type CrossedCount = Readonly<{ codes: readonly [number, number]; histogram: Histogram }>;

/** More places than codes of a property can need (segment.ts). */
const codesMost = 65_536;
/** Up to here there is a place for every score of every pair. */
const placesMost = 2 ** 18;

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
  const shift = 32 - Math.clz32(column.levels);
  const shiftTwo = shift + 32 - Math.clz32(two.size);
  const places = one.size * 2 ** shiftTwo;
  if (places > placesMost) return countSparse(column, [one, two], mask);
  const parts = [
    { codes: column.steps, shift: 0 },
    { codes: two.codes, shift },
    { codes: one.codes, shift: shiftTwo },
  ];
  const counts = kernel.countKeys(mask ?? new Uint8Array(segment.count).fill(0xff), parts, places);
  return crossesOf(one.size, two.size).flatMap((codes): readonly CrossedCount[] => {
    const start = (codes[0] << shiftTwo) + (codes[1] << shift) + 1;
    const histogram = Array.from(counts.subarray(start, start + column.levels));
    return histogram.every((count) => count === 0) ? [] : [{ codes, histogram }];
  });
}

function crossesOf(ones: number, twos: number): readonly (readonly [number, number])[] {
  return Array.from({ length: ones * twos }, (_, place) => [Math.floor(place / twos), place % twos] as const);
}

/** For dictionaries that together have no room in a table. */
function countSparse(
  { steps, levels }: ScoreColumn,
  [one, two]: readonly [CodeColumn, CodeColumn],
  mask: RowMask | undefined,
): readonly CrossedCount[] {
  const counts = new Map<number, number[]>();
  for (let row = 0; row < steps.length; row += 1) {
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
