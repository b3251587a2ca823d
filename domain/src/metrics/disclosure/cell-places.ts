import { at } from '../../stats/at.ts';
import { kernel } from '../columns/kernel/kernel.ts';
import { columnOf } from '../columns/match-rows.ts';
import type { CodeColumn, Segment } from '../columns/segment.ts';
import type { CellKey } from './cell-key.ts';
import { makeMemory } from './remember.ts';

/**
 * The cells that the responses of a segment lie in. There are far fewer of them than the traits have combinations, so a table
 * with a place for each is small, whatever the traits.
 */
export type CellPlaces = Readonly<{
  /** Of each response, the place of its cell. */
  rows: Uint16Array | Uint32Array;
  /** The key of the cell at each place. */
  keys: Float64Array;
}>;

/** Two bytes for each response: those of the traits that were asked for last are kept. */
const tablesMost = 3;
const shortMost = 65_536;
/** Up to here an array with a place for each pair of a cell and a code is quicker than a map. */
const denseMost = 2 ** 22;

const remember = makeMemory<CellPlaces>(tablesMost);

export function cellPlaces(segment: Segment, key: CellKey): CellPlaces {
  return remember([segment], `${key.traits.join(' ')} ${key.radixes.join(' ')}`, () => {
    const rows = new Uint32Array(segment.count);
    let keys: readonly number[] = [0];
    for (const [place, trait] of key.traits.entries())
      keys = tellApart(rows, keys, columnOf(segment, trait), at(key.weights, place));
    return { rows: keys.length <= shortMost ? new Uint16Array(rows) : rows, keys: Float64Array.from(keys) };
  });
}

/** Tells the cells of some traits apart by one more: writes their new places, and returns the keys of these. */
function tellApart(
  rows: Uint32Array,
  keys: readonly number[],
  { codes, size, only }: CodeColumn,
  weight: number,
): readonly number[] {
  if (only !== undefined) return keys.map((key) => key + only * weight);
  const found: number[] = [];
  const known = knownPlaces(keys.length * size);
  for (let row = 0; row < rows.length; row += 1) {
    const before = rows[row] ?? 0;
    const code = codes[row] ?? 0;
    let place = known.get(before * size + code);
    if (place === 0) {
      place = found.push((keys[before] ?? 0) + code * weight);
      known.set(before * size + code, place);
    }
    rows[row] = place - 1;
  }
  return found;
}

/** Places from 1 on; 0 for what has none yet. */
function knownPlaces(
  size: number,
): Readonly<{ get: (of: number) => number; set: (of: number, place: number) => void }> {
  if (size <= denseMost) {
    const table = new Uint32Array(size);
    return {
      get: (of) => table[of] ?? 0,
      set: (of, place) => {
        table[of] = place;
      },
    };
  }
  const table = new Map<number, number>();
  return { get: (of) => table.get(of) ?? 0, set: (of, place) => void table.set(of, place) };
}

/** How many of the responses that a mask lets through lie in each cell. */
export function countPlaces({ rows, keys }: CellPlaces, mask: Uint8Array): Uint32Array {
  if (rows instanceof Uint16Array) return kernel.countKeys(mask, [{ codes: rows, shift: 0 }], keys.length);
  const counts = new Uint32Array(keys.length);
  for (let row = 0; row < rows.length; row += 1) {
    const place = rows[row] ?? 0;
    counts[place] = (counts[place] ?? 0) + ((mask[row] ?? 0) & 1);
  }
  return counts;
}

/** How many lie in each of some totals, by day of the month from 0 on; each place says in which. One day's follow another's. */
export function countTotalsByDay(
  { rows }: CellPlaces,
  { mask, days }: Readonly<{ mask: Uint8Array; days: Uint8Array }>,
  { numbers, size }: Readonly<{ numbers: Uint32Array; size: number }>,
): Uint32Array {
  const counts = new Uint32Array(daysMost * size);
  for (let row = 0; row < rows.length; row += 1) {
    const place = (days[row] ?? 0) * size + (numbers[rows[row] ?? 0] ?? 0);
    counts[place] = (counts[place] ?? 0) + ((mask[row] ?? 0) & 1);
  }
  return counts;
}

/** Of any month. */
export const daysMost = 31;

/** Takes those responses out of a mask for whose cell the table has 0; of the table of their day, where there are several. */
export function narrowByPlaces(
  mask: Uint8Array,
  { rows, keys }: CellPlaces,
  table: Uint8Array,
  days?: Uint8Array,
): void {
  if (days === undefined && rows instanceof Uint16Array) {
    kernel.narrowByKeys(mask, [{ codes: rows, shift: 0 }], table);
    return;
  }
  for (let row = 0; row < rows.length; row += 1) {
    const place = (days === undefined ? 0 : (days[row] ?? 0) * keys.length) + (rows[row] ?? 0);
    mask[row] = (mask[row] ?? 0) & (table[place] ?? 0);
  }
}
