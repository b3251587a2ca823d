import { at } from '../../stats/at.ts';
import type { CodeColumn, Segment } from './segment.ts';

/** All of these must hold of a response; days are half-open, `to` is the first that does not count. */
export type RowFilter = Readonly<{
  from?: number;
  to?: number;
  /** The codes that count, by property. */
  codes?: ReadonlyMap<string, ReadonlySet<number>>;
}>;

/** 255 for a response that counts, 0 for one that does not: a score masked with it is itself, or none. */
export type RowMask = Uint8Array;

const counts = 0xff;

/**
 * Which responses of a segment a filter lets through; undefined when it lets all of them through, so that nobody has to look.
 *
 * Use before counting. When not to use: one response at a time.
 *
 * Free of branches: each condition is a table of its dictionary's codes, and a row is the product of what its tables say. At a
 * filter that half of all pass, this is several times as fast as asking row by row.
 *
 * @example
 * matchRows(segment, { codes: new Map([['language', new Set([0, 2])]]) });
 * @throws RangeError for a property that the segment does not have.
 */
export function matchRows(segment: Segment, { from, to, codes }: RowFilter): RowMask | undefined {
  let mask: RowMask | undefined;
  const { count, days, firstDay } = segment;
  if ((from !== undefined && from > firstDay) || (to !== undefined && to < firstDay + 31)) {
    const table = tableOf(31, (day) => firstDay + day >= (from ?? -Infinity) && firstDay + day < (to ?? Infinity));
    mask = begun(days, table, count);
  }
  for (const [name, allowed] of codes ?? []) {
    const { codes: column, size } = columnOf(segment, name);
    const table = tableOf(size, (code) => allowed.has(code));
    if (table.every((entry) => entry === counts)) continue;
    if (mask === undefined) mask = begun(column, table, count);
    else narrow(mask, column, table);
  }
  return mask;
}

/** How many responses a mask lets through. */
export function countRows(segment: Segment, mask: RowMask | undefined): number {
  if (mask === undefined) return segment.count;
  let sum = 0;
  for (let row = 0; row < mask.length; row += 1) sum += at(mask, row) & 1;
  return sum;
}

export function columnOf(segment: Segment, name: string): CodeColumn {
  const column = segment.properties.get(name);
  if (column === undefined) throw new RangeError(`these responses have no ${name}`);
  return column;
}

function tableOf(size: number, isAllowed: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: size }, (_, code) => (isAllowed(code) ? counts : 0));
}

function begun(column: CodeColumn['codes'], table: Uint8Array, count: number): RowMask {
  const mask = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) mask[row] = at(table, at(column, row));
  return mask;
}

function narrow(mask: RowMask, column: CodeColumn['codes'], table: Uint8Array): void {
  for (let row = 0; row < mask.length; row += 1) mask[row] = at(mask, row) & at(table, at(column, row));
}
