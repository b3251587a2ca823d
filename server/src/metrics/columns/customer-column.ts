import { sharedBy } from '@voldaan/domain/metrics/columns/repeats';
import type { CustomerColumn } from '@voldaan/domain/metrics/columns/segment';
import { at } from '@voldaan/domain/stats/at';

export const noCustomers: CustomerColumn = { share: 1, rows: new Uint32Array(0), ids: new Uint32Array(0) };

/**
 * Of so many rows of a survey it is kept whose they are, of larger ones of a share of the customers: the variance between customers is
 * known well from many thousands of them, and memory is for scores.
 */
export const customerRowsMost = 2 ** 18;

/** What it takes in memory, with the order of customers who answered more than once (repeats.ts). */
export function customerBytes({ rows, ids }: CustomerColumn): number {
  return 2 * (rows.byteLength + ids.byteLength);
}

/** A column that is collected row by row. Customers are numbers above 0. */
export function collectCustomers() {
  let rows = new Uint32Array(0);
  let ids = new Uint32Array(0);
  let count = 0;
  return {
    add: (row: number, id: number) => {
      if (count === rows.length) {
        rows = resized(rows);
        ids = resized(ids);
      }
      rows[count] = row;
      ids[count] = id;
      count += 1;
    },
    finish: (): CustomerColumn => ({ share: 1, rows: rows.slice(0, count), ids: ids.slice(0, count) }),
  };
}

function resized(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(256, column.length * 2));
  larger.set(column);
  return larger;
}

/** Of the rows of several blocks, one after the other. */
export function joinCustomers(
  blocks: readonly Readonly<{ count: number; customers: CustomerColumn }>[],
): CustomerColumn {
  const share = blocks.reduce((most, { customers }) => Math.max(most, customers.share), 1);
  const parts = blocks.map(({ customers }) => sharedBy(customers, share));
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const rows = new Uint32Array(count);
  const ids = new Uint32Array(count);
  let start = 0;
  let firstRow = 0;
  for (const [place, part] of parts.entries()) {
    ids.set(part.ids, start);
    for (let entry = 0; entry < part.rows.length; entry += 1) rows[start + entry] = firstRow + at(part.rows, entry);
    start += part.rows.length;
    firstRow += at(blocks, place).count;
  }
  return { share, rows, ids };
}

/** Of the rows from one to another. */
export function customersWithin({ share, rows, ids }: CustomerColumn, from: number, to: number): CustomerColumn {
  const first = placeOf(rows, from);
  const last = placeOf(rows, to);
  return { share, rows: rows.slice(first, last).map((row) => row - from), ids: ids.slice(first, last) };
}

/** Of some rows, which ascend. */
export function pickCustomers({ share, rows, ids }: CustomerColumn, kept: Uint32Array): CustomerColumn {
  const picked = collectCustomers();
  let entry = 0;
  for (let place = 0; place < kept.length && entry < rows.length; place += 1) {
    const row = at(kept, place);
    while (entry < rows.length && at(rows, entry) < row) entry += 1;
    if (rows[entry] === row) picked.add(place, at(ids, entry));
  }
  return { ...picked.finish(), share };
}

/** How many of the rows lie before one. */
function placeOf(rows: Uint32Array, row: number): number {
  const place = rows.findIndex((each) => each >= row);
  return place < 0 ? rows.length : place;
}
