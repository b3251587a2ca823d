import { at } from '../../stats/at.ts';
import { matchComplete } from '../columns/count-columns.ts';
import { matchRows } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, keysOf } from './cell-key.ts';
import { makeMemory } from './remember.ts';

/** Responses that are counted are those of people, whose class has the first code; `item` undefined counts all of them. */
export type Counted = Readonly<{ segments: readonly Segment[]; item: string | undefined }>;

/** How many responses each cell has, by its key; cells of nobody are not in it. */
export type CellCounts = ReadonlyMap<number, number>;

const human: ReadonlyMap<string, ReadonlySet<number>> = new Map([['class', new Set([0])]]);
/** Up to here an array with a place for each cell is quicker than a map. */
const denseMost = 2 ** 20;

const monthly = makeMemory<CellCounts>();
const daily = makeMemory<ReadonlyMap<number, CellCounts>>();

/** Counts the cells of a month. */
export function countCells(segment: Segment, item: string | undefined, key: CellKey): CellCounts {
  const name = `${item} ${key.traits.join(' ')} ${key.radixes.join(' ')}`;
  return monthly([segment], name, () => {
    const mask = countedRows(segment, item);
    const keys = keysOf(segment, key);
    return key.size <= denseMost ? countDense(keys, mask, key.size) : countSparse(keys, mask);
  });
}

/** Counts the cells of each day of a month that has answers; the day is one of 1 January 1970. */
export function countCellsByDay(
  segment: Segment,
  item: string | undefined,
  key: CellKey,
): ReadonlyMap<number, CellCounts> {
  const name = `${item} ${key.traits.join(' ')} ${key.radixes.join(' ')}`;
  return daily([segment], name, () => {
    const mask = countedRows(segment, item);
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

function countedRows(segment: Segment, item: string | undefined): Uint8Array {
  return matchComplete(segment, item === undefined ? [] : [item], matchRows(segment, { codes: human }));
}

function countDense(keys: Float64Array | Uint32Array, mask: Uint8Array, size: number): CellCounts {
  const counts = new Uint32Array(size);
  for (let row = 0; row < keys.length; row += 1) {
    const key = at(keys, row);
    counts[key] = at(counts, key) + (at(mask, row) & 1);
  }
  const cells = new Map<number, number>();
  for (let key = 0; key < size; key += 1) if (at(counts, key) > 0) cells.set(key, at(counts, key));
  return cells;
}

function countSparse(keys: Float64Array | Uint32Array, mask: Uint8Array): CellCounts {
  const cells = new Map<number, number>();
  for (let row = 0; row < keys.length; row += 1) {
    if (at(mask, row) !== 0) cells.set(at(keys, row), (cells.get(at(keys, row)) ?? 0) + 1);
  }
  return cells;
}
