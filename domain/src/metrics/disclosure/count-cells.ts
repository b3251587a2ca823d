import { at } from '../../stats/at.ts';
import { matchComplete } from '../columns/count-columns.ts';
import { kernel } from '../columns/kernel/kernel.ts';
import { human, matchRows } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, keyParts, keysOf } from './cell-key.ts';
import { makeMemory } from './remember.ts';

/** Responses that are counted are those of people; `item` undefined counts all of them. */
export type Counted = Readonly<{ segments: readonly Segment[]; item: string | undefined }>;

/** How many responses each cell has, by its key; cells of nobody are not in it. */
export type CellCounts = ReadonlyMap<number, number>;

/** Up to here an array with a place for each cell is quicker than a map. */
const denseMost = 2 ** 20;
const daysMost = 31;

/** More tables than are asked for in a row. */
const tablesMost = 40;

const monthly = makeMemory<CellCounts>(tablesMost);
const daily = makeMemory<ReadonlyMap<number, CellCounts>>(tablesMost);

/** Counts the cells of a month. */
export function countCells(segment: Segment, item: string | undefined, key: CellKey): CellCounts {
  return monthly([segment], nameOf(item, key), () => {
    const mask = countedRows(segment, item);
    return key.size <= denseMost
      ? cellsIn(kernel.countKeys(mask, keyParts(segment, key), key.size))
      : countSparse(keysOf(segment, key), mask);
  });
}

/** Counts the cells of each day of a month that has answers; the day is one of 1 January 1970. */
export function countCellsByDay(
  segment: Segment,
  item: string | undefined,
  key: CellKey,
): ReadonlyMap<number, CellCounts> {
  return daily([segment], nameOf(item, key), () => {
    const mask = countedRows(segment, item);
    if (daysMost * key.size <= denseMost) return denseByDay(segment, key, mask);
    const keys = keysOf(segment, key);
    const days = new Map<number, Map<number, number>>();
    for (let row = 0; row < keys.length; row += 1) {
      if (at(mask, row) === 0) continue;
      const day = segment.firstDay + at(segment.days, row);
      const counts = days.get(day) ?? new Map<number, number>();
      days.set(day, counts);
      counts.set(at(keys, row), (counts.get(at(keys, row)) ?? 0) + 1);
    }
    return days;
  });
}

function nameOf(item: string | undefined, { traits, radixes }: CellKey): string {
  return `${item} ${traits.join(' ')} ${radixes.join(' ')}`;
}

function countedRows(segment: Segment, item: string | undefined): Uint8Array {
  return matchComplete(segment, item === undefined ? [] : [item], matchRows(segment, { codes: human }));
}

/** The day is one more part of the key, above all others. */
function denseByDay(segment: Segment, key: CellKey, mask: Uint8Array): ReadonlyMap<number, CellCounts> {
  const parts = [...keyParts(segment, key), { codes: segment.days, shift: Math.log2(key.size) }];
  const counts = kernel.countKeys(mask, parts, daysMost * key.size);
  const days = new Map<number, CellCounts>();
  for (let day = 0; day < daysMost; day += 1) {
    const cells = cellsIn(counts.subarray(day * key.size, (day + 1) * key.size));
    if (cells.size > 0) days.set(segment.firstDay + day, cells);
  }
  return days;
}

function cellsIn(counts: Uint32Array): CellCounts {
  const cells = new Map<number, number>();
  for (let key = 0; key < counts.length; key += 1) if (at(counts, key) > 0) cells.set(key, at(counts, key));
  return cells;
}

function countSparse(keys: Float64Array | Uint32Array, mask: Uint8Array): CellCounts {
  const cells = new Map<number, number>();
  for (let row = 0; row < keys.length; row += 1) {
    if (at(mask, row) !== 0) cells.set(at(keys, row), (cells.get(at(keys, row)) ?? 0) + 1);
  }
  return cells;
}
