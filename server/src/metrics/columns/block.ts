import type { CustomerColumn } from '@voldaan/domain/metrics/columns/segment';
import { type Column, compacted, onlyValue } from './constant-column.ts';
import { customerBytes, customersWithin, joinCustomers, noCustomers, pickCustomers } from './customer-column.ts';

/**
 * The columns of one month's rows as they lie in memory and in a file, by name: `day`, `class`, `language`, `channel`,
 * `item:nps:C11:1`, `a3`. One that is not there holds nothing but zeros. Immutable: what changes is built anew, so that whoever
 * counts is never counting something that moves.
 */
export type Block = Readonly<{ count: number; columns: ReadonlyMap<string, Column>; customers: CustomerColumn }>;

export const emptyBlock: Block = { count: 0, columns: new Map(), customers: noCustomers };

/** What the columns take in memory. */
export function blockBytes({ columns, customers }: Block): number {
  let bytes = customerBytes(customers);
  for (const column of columns.values()) if (onlyValue(column) === undefined) bytes += column.byteLength;
  return bytes;
}

/** The rows of several blocks of one month, in one. */
export function joinBlocks(blocks: readonly Block[]): Block {
  const filled = blocks.filter(({ count }) => count > 0);
  const [only] = filled;
  if (only === undefined) return emptyBlock;
  if (filled.length === 1) return only;
  const names = new Set(filled.flatMap(({ columns }) => [...columns.keys()]));
  const count = filled.reduce((sum, block) => sum + block.count, 0);
  const columns = new Map([...names].map((name) => [name, joined(filled, name, count)]));
  return { count, columns, customers: joinCustomers(filled) };
}

function joined(blocks: readonly Block[], name: string, count: number): Column {
  const isWide = blocks.some(({ columns }) => columns.get(name) instanceof Uint16Array);
  const column = isWide ? new Uint16Array(count) : new Uint8Array(count);
  let start = 0;
  for (const block of blocks) {
    const part = block.columns.get(name);
    if (part !== undefined) column.set(part, start);
    start += block.count;
  }
  return compacted(column);
}

/** How many rows are of these days (after the first of the month). */
export function countOfDays({ count, columns }: Block, days: ReadonlySet<number>): number {
  const own = columns.get('day');
  if (own === undefined) return days.has(0) ? count : 0;
  const byDay = new Uint32Array(32);
  for (const day of own) byDay[day] = (byDay[day] ?? 0) + 1;
  return [...days].reduce((sum, day) => sum + (byDay[day] ?? 0), 0);
}

/** The rows that are not of these days (after the first of the month). */
export function withoutDays(block: Block, days: ReadonlySet<number>): Block {
  return rowsWhere(block, 'day', (day) => !days.has(day));
}

/**
 * The votes of people apart from all others, which are few: hardly any figure counts those, and among people the class is one
 * number that takes no memory. A block that has them in this order already is cut, without a look at each row.
 */
export function splitByClass(block: Block): readonly Block[] {
  const ordered = inOrderOfClass(block);
  const first = firstOther(ordered);
  if (first === undefined) return [ordered];
  return [cut(ordered, 0, first), cut(ordered, first, ordered.count)].filter(({ count }) => count > 0);
}

/** The same rows, the votes of people first. */
export function inOrderOfClass(block: Block): Block {
  const first = firstOther(block);
  if (first === undefined || block.columns.get('class')?.includes(0, first) !== true) return block;
  return joinBlocks([rowsWhere(block, 'class', (code) => code === 0), rowsWhere(block, 'class', (code) => code !== 0)]);
}

/** The place of the first row that is not a vote of a person; undefined when all of them are. */
function firstOther({ columns }: Block): number | undefined {
  const first = columns.get('class')?.findIndex((code) => code !== 0) ?? -1;
  return first < 0 ? undefined : first;
}

/** Of the larger part the memory is kept, of the smaller one a copy. */
function cut({ count, columns, customers }: Block, from: number, to: number): Block {
  const isLarger = to - from > count / 2;
  const part = (column: Column) => (isLarger ? column.subarray(from, to) : column.slice(from, to));
  return {
    count: to - from,
    columns: new Map([...columns].map(([name, column]) => [name, compacted(part(column))])),
    customers: customersWithin(customers, from, to),
  };
}

function rowsWhere(block: Block, name: string, isKept: (value: number) => boolean): Block {
  const own = block.columns.get(name) ?? new Uint8Array(block.count);
  const rows = new Uint32Array(block.count);
  let count = 0;
  for (let row = 0; row < block.count; row += 1) {
    rows[count] = row;
    count += Number(isKept(own[row] ?? 0));
  }
  if (count === block.count) return block;
  const kept = rows.subarray(0, count);
  return {
    count: kept.length,
    columns: new Map([...block.columns].map(([name, column]) => [name, picked(column, kept)])),
    customers: pickCustomers(block.customers, kept),
  };
}

function picked(column: Column, rows: Uint32Array): Column {
  const result = column instanceof Uint16Array ? new Uint16Array(rows.length) : new Uint8Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) result[place] = column[rows[place] ?? 0] ?? 0;
  return compacted(result);
}
