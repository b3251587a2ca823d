import { at } from '../../stats/at.ts';
import type { Histogram } from '../histogram.ts';
import { columnOf, type RowMask } from './match-rows.ts';
import type { ScoreColumn, Segment } from './segment.ts';

/** Counters lie this far apart: one more than the highest step. */
const lane = 256;

/**
 * Counts of every score of an item among the responses that count.
 *
 * Use for a total. When not to use: per group (countByGroup), or for two questions at once (countPairs).
 *
 * Four counters take turns: a processor that adds to the same place twice in a row waits for itself.
 *
 * @example
 * countItem(segment, 'nps:C11:1', matchRows(segment, filter)); // [2, 0, 5, …], lowest score first; undefined when nobody was asked
 * @throws nothing.
 */
export function countItem(segment: Segment, item: string, mask: RowMask | undefined): Histogram | undefined {
  const column = segment.scores.get(item);
  if (column === undefined) return undefined;
  const lanes = mask === undefined ? countAll(column.steps) : countMasked(column.steps, mask);
  return Array.from({ length: column.levels }, (_, step) => {
    const place = step + 1;
    return at(lanes, place) + at(lanes, lane + place) + at(lanes, 2 * lane + place) + at(lanes, 3 * lane + place);
  });
}

function countAll(steps: Uint8Array): Uint32Array {
  const lanes = new Uint32Array(4 * lane);
  const even = steps.length - (steps.length % 4);
  for (let row = 0; row < even; row += 4) {
    bump(lanes, at(steps, row));
    bump(lanes, lane + at(steps, row + 1));
    bump(lanes, 2 * lane + at(steps, row + 2));
    bump(lanes, 3 * lane + at(steps, row + 3));
  }
  for (let row = even; row < steps.length; row += 1) bump(lanes, at(steps, row));
  return lanes;
}

function countMasked(steps: Uint8Array, mask: RowMask): Uint32Array {
  const lanes = new Uint32Array(4 * lane);
  const even = steps.length - (steps.length % 4);
  for (let row = 0; row < even; row += 4) {
    bump(lanes, at(steps, row) & at(mask, row));
    bump(lanes, lane + (at(steps, row + 1) & at(mask, row + 1)));
    bump(lanes, 2 * lane + (at(steps, row + 2) & at(mask, row + 2)));
    bump(lanes, 3 * lane + (at(steps, row + 3) & at(mask, row + 3)));
  }
  for (let row = even; row < steps.length; row += 1) bump(lanes, at(steps, row) & at(mask, row));
  return lanes;
}

function bump(counters: Uint32Array, place: number): void {
  counters[place] = at(counters, place) + 1;
}

/**
 * Counts of every score of an item, by the code of a property or by day after the segment's first (`day`).
 *
 * Use for segments of customers and for trends. When not to use: for a property of thousands of values of which one is wanted;
 * filter by it.
 *
 * @example
 * countByGroup(segment, 'nps:C11:1', 'attribute:region', mask); // one histogram for each code; undefined when nobody was asked
 * @throws RangeError for a property that the segment does not have.
 */
export function countByGroup(
  segment: Segment,
  item: string,
  group: string,
  mask: RowMask | undefined,
): readonly Histogram[] | undefined {
  const column = segment.scores.get(item);
  if (column === undefined) return undefined;
  const { codes, size } = group === 'day' ? { codes: segment.days, size: 31 } : columnOf(segment, group);
  const { steps, levels } = column;
  // A power of two apart, so that a place is a shift and not a product.
  const shift = 32 - Math.clz32(levels);
  const counters = new Uint32Array(size << shift);
  if (mask === undefined) {
    for (let row = 0; row < steps.length; row += 1) bump(counters, (at(codes, row) << shift) + at(steps, row));
  } else {
    for (let row = 0; row < steps.length; row += 1)
      bump(counters, (at(codes, row) << shift) + (at(steps, row) & at(mask, row)));
  }
  return Array.from({ length: size }, (_, code) =>
    Array.from({ length: levels }, (__, step) => at(counters, (code << shift) + step + 1)),
  );
}

/**
 * Counts of every pair of scores of two items, among responses that have both: element [a][b], lowest first.
 *
 * Use for correlations and drivers, whose sums are all in it. When not to use: for three questions at once.
 *
 * @example
 * countPairs(segment, ['nps:C11:1', 'sat:A5:1'], mask); // undefined when one of them was never asked
 * @throws nothing.
 */
export function countPairs(
  segment: Segment,
  [first, second]: readonly [string, string],
  mask: RowMask | undefined,
): readonly Histogram[] | undefined {
  const [one, other] = [segment.scores.get(first), segment.scores.get(second)];
  if (one === undefined || other === undefined) return undefined;
  const shift = 32 - Math.clz32(other.levels);
  const counters = new Uint32Array((one.levels + 1) << shift);
  for (let row = 0; row < segment.count; row += 1) {
    const isCounted = mask === undefined ? 0xff : at(mask, row);
    bump(counters, ((at(one.steps, row) & isCounted) << shift) + at(other.steps, row));
  }
  return Array.from({ length: one.levels }, (_, step) =>
    Array.from({ length: other.levels }, (__, otherStep) => at(counters, ((step + 1) << shift) + otherStep + 1)),
  );
}

/** The responses that have a score for every one of these items, of those that a mask lets through. */
export function matchComplete(segment: Segment, items: readonly string[], mask: RowMask | undefined): RowMask {
  const complete = mask === undefined ? new Uint8Array(segment.count).fill(0xff) : mask.slice();
  for (const item of items) keepScored(complete, segment.scores.get(item));
  return complete;
}

function keepScored(mask: RowMask, column: ScoreColumn | undefined): void {
  if (column === undefined) {
    mask.fill(0);
    return;
  }
  const { steps } = column;
  // Minus a step has its highest bit set, unless it is 0: shifted down with the sign that is all ones, or none.
  for (let row = 0; row < mask.length; row += 1) mask[row] = at(mask, row) & (-at(steps, row) >> 31);
}
