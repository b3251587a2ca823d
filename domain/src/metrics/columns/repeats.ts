import { at } from '../../stats/at.ts';
import type { CustomerColumn, Segment } from './segment.ts';

/** The rows of a segment whose customers answered more than once, and the place of each among all such answers. */
export type RepeatedRows = Readonly<{ rows: Uint32Array; places: Uint32Array }>;

/** Answers of customers who answered a survey more than once. Those of one customer lie side by side. */
export type Repeats = Readonly<{
  /** One customer in so many was looked at: what is counted of them stands for so many times as much. */
  share: number;
  of: ReadonlyMap<Segment, RepeatedRows>;
  /** Of each customer, the place after the last. */
  ends: Uint32Array;
}>;

/**
 * Finds the customers who answered more than once among some segments.
 *
 * Use once for all figures of a survey as it is; it looks at each row. When not to use: for a filter of a figure; that one decides
 * later which of the answers count (count-repeats.ts).
 *
 * @example
 * findRepeats(segments).ends.length; // how many customers answered more than once
 * @throws nothing.
 */
export function findRepeats(segments: readonly Segment[]): Repeats {
  const known = segments.flatMap((segment) =>
    segment.customers === undefined ? [] : [{ segment, customers: segment.customers }],
  );
  const share = known.reduce((most, { customers }) => Math.max(most, customers.share), 1);
  const looked = known.map(({ segment, customers }) => ({ segment, customers: sharedBy(customers, share) }));
  const table = makeTable(looked.reduce((sum, { customers }) => sum + customers.ids.length, 0));
  const slots = looked.map(({ customers }) => customers.ids.map(table.add));
  const { next, ends } = placesOf(table.counts);
  const of = new Map<Segment, RepeatedRows>();
  for (const [index, { segment, customers }] of looked.entries()) {
    const own = at(slots, index);
    const kept = own.reduce((sum, slot) => sum + Number((table.counts[slot] ?? 0) > 1), 0);
    if (kept === 0) continue;
    const rows = new Uint32Array(kept);
    const places = new Uint32Array(kept);
    let count = 0;
    for (let entry = 0; entry < own.length; entry += 1) {
      const slot = own[entry] ?? 0;
      if ((table.counts[slot] ?? 0) < 2) continue;
      rows[count] = customers.rows[entry] ?? 0;
      places[count] = next[slot] ?? 0;
      next[slot] = (next[slot] ?? 0) + 1;
      count += 1;
    }
    of.set(segment, { rows, places });
  }
  return { share, of, ends };
}

/** The rows of those customers who are looked at when one in so many is. */
export function sharedBy(column: CustomerColumn, share: number): CustomerColumn {
  if (share <= column.share) return column;
  const isShared = (id: number) => id % share === 0;
  const ids = column.ids.filter(isShared);
  return { share, ids, rows: column.rows.filter((_, entry) => isShared(column.ids[entry] ?? 0)) };
}

/** Where the answers of each customer with more than one begin, by slot of the table; and where each customer's end. */
function placesOf(counts: Uint32Array): Readonly<{ next: Uint32Array; ends: Uint32Array }> {
  const next = new Uint32Array(counts.length);
  const ends = new Uint32Array(counts.reduce((sum, count) => sum + Number(count > 1), 0));
  let place = 0;
  let customer = 0;
  for (let slot = 0; slot < counts.length; slot += 1) {
    const count = counts[slot] ?? 0;
    if (count < 2) continue;
    next[slot] = place;
    place += count;
    ends[customer] = place;
    customer += 1;
  }
  return { next, ends };
}

/** Counts numbers, each in a slot of its own: open addressing, at most half full. */
function makeTable(entries: number) {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, entries * 2)));
  const ids = new Uint32Array(size);
  const counts = new Uint32Array(size);
  const shift = Math.clz32(size) + 1;
  const add = (id: number): number => {
    let slot = Math.imul(id, 0x9e3779b1) >>> shift;
    while ((counts[slot] ?? 0) > 0 && ids[slot] !== id) slot = (slot + 1) & (size - 1);
    ids[slot] = id;
    counts[slot] = (counts[slot] ?? 0) + 1;
    return slot;
  };
  return { counts, add };
}
