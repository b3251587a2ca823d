import { at } from '../../stats/at.ts';
import type { Histogram } from '../histogram.ts';
import { kernel } from './kernel/kernel.ts';
import { columnOf, type RowMask } from './match-rows.ts';
import type { ScoreColumn, Segment } from './segment.ts';

/**
 * Counts of every score of an item among the responses that count.
 *
 * Use for a total. When not to use: per group (countByGroup), or for two questions at once (countPairs).
 *
 * @example
 * countItem(segment, 'nps:C11:1', matchRows(segment, filter)); // [2, 0, 5, …], lowest score first; undefined when nobody was asked
 * @throws nothing.
 */
export function countItem(segment: Segment, item: string, mask: RowMask | undefined): Histogram | undefined {
  const column = segment.scores.get(item);
  return column === undefined ? undefined : Array.from(kernel.count(column.steps, mask, column.levels));
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
  const by = group === 'day' ? { codes: segment.days, size: 31 } : columnOf(segment, group);
  return countedBy(column, by, mask);
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
  // Steps are codes, too, of which the first stands for nothing.
  return countedBy(other, { codes: one.steps, size: one.levels + 1 }, mask).slice(1);
}

function countedBy(
  { steps, levels }: ScoreColumn,
  { codes, size }: Readonly<{ codes: Uint8Array | Uint16Array; size: number }>,
  mask: RowMask | undefined,
): readonly Histogram[] {
  // A power of two apart, so that a place is a shift and not a product.
  const shift = 32 - Math.clz32(levels);
  const counts = kernel.group(steps, mask, { codes, size, shift });
  return Array.from({ length: size }, (_, code) => {
    const histogram = new Array<number>(levels);
    for (let step = 0; step < levels; step += 1) histogram[step] = at(counts, (code << shift) + step + 1);
    return histogram;
  });
}

/** The responses that have a score for every one of these items, of those that a mask lets through. */
export function matchComplete(segment: Segment, items: readonly string[], mask: RowMask | undefined): RowMask {
  const columns = items.map((item) => segment.scores.get(item));
  if (columns.includes(undefined)) return new Uint8Array(segment.count);
  const conditions = columns.flatMap((column) =>
    column === undefined ? [] : [{ codes: column.steps, table: new Uint8Array(column.levels + 1).fill(0xff, 1) }],
  );
  return kernel.match(segment.count, conditions, mask);
}
