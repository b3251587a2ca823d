import type { RowMask } from '../columns/match-rows.ts';
import type { RepeatedRows, Repeats } from '../columns/repeats.ts';
import type { Segment } from '../columns/segment.ts';
import { type CrossProducts, crossProducts, groupsMost, pairsOf } from './cross-products.ts';

type Part = Readonly<{ segment: Segment; mask: RowMask | undefined }>;

/** Of more rows those of customers with one answer are added up in blocks, as where nobody answered twice. */
const rowByRowMost = 96 * groupsMost;

/**
 * The same sums as crossProducts, in groups that keep all responses of a customer together: a resample of them draws customers.
 *
 * Use for drivers of a survey that some customers answered more than once. When not to use: where nobody did, which costs less.
 *
 * Up to `groupsMost` customers, each is a group of its own, and this is the bootstrap of clusters; of more, they are dealt to the groups
 * one after the other. Where only a share of the customers is looked at, the responses of others are taken to be of one each.
 *
 * Source: A. C. Davison & D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8 (whole clusters are drawn);
 * K. M. Wolter, Introduction to Variance Estimation, 2nd ed. 2007, ch. 2 (random groups).
 *
 * @example
 * crossProductsByCustomer(items, parts, columns.repeats()).groups; // 240 customers
 * @throws nothing. A segment that lacks one of the items has no response with all of them.
 */
export function crossProductsByCustomer(
  items: readonly string[],
  parts: readonly Part[],
  repeats: Repeats,
): CrossProducts {
  if (!parts.some(({ segment }) => repeats.of.has(segment))) return crossProducts(items, parts);
  const isRowByRow = parts.reduce((sum, { segment }) => sum + segment.count, 0) <= rowByRowMost;
  const dealing = deal(items.length, repeats);
  for (const part of parts) addPart(dealing, items, part, { own: repeats.of.get(part.segment), isRowByRow });
  const groups = Math.min(dealing.dealt, groupsMost);
  const together = { items, groups, sums: dealing.sums.subarray(0, groups * pairsOf(items.length)) };
  if (isRowByRow) return together;
  const alone = parts.map(({ segment, mask }) => ({
    segment,
    mask: maskAlone(segment, mask, repeats.of.get(segment)),
  }));
  return addUp(crossProducts(items, alone), together);
}

/** Rows of customers who answered once. */
function maskAlone(segment: Segment, mask: RowMask | undefined, own: RepeatedRows | undefined): RowMask | undefined {
  if (own === undefined) return mask;
  const alone = mask === undefined ? new Uint8Array(segment.count).fill(0xff) : mask.slice();
  for (let entry = 0; entry < own.rows.length; entry += 1) alone[own.rows[entry] ?? 0] = 0;
  return alone;
}

function addUp(one: CrossProducts, other: CrossProducts): CrossProducts {
  const [more, fewer] = one.groups < other.groups ? [other, one] : [one, other];
  const sums = more.sums.slice();
  for (let place = 0; place < fewer.sums.length; place += 1)
    sums[place] = (sums[place] ?? 0) + (fewer.sums[place] ?? 0);
  return { items: more.items, groups: more.groups, sums };
}

type Dealing = {
  /** By the place of an answer among those of customers with more than one: whose it is. */
  readonly customerOf: Uint32Array;
  /** By customer: 1 and the group, 0 before there is one. */
  readonly groupOf: Uint32Array;
  readonly sums: Float64Array;
  /** Steps less one of a response, and the constant. */
  readonly whole: Float64Array;
  /** How many customers there were so far. */
  dealt: number;
};

function deal(items: number, { ends }: Repeats): Dealing {
  const customerOf = new Uint32Array(ends.at(-1) ?? 0);
  let place = 0;
  for (let customer = 0; customer < ends.length; customer += 1) {
    for (const end = ends[customer] ?? 0; place < end; place += 1) customerOf[place] = customer;
  }
  return {
    customerOf,
    groupOf: new Uint32Array(ends.length),
    sums: new Float64Array(groupsMost * pairsOf(items)),
    whole: new Float64Array(items + 1).fill(1),
    dealt: 0,
  };
}

type Owned = Readonly<{ own: RepeatedRows | undefined; isRowByRow: boolean }>;

/** Adds rows one by one: all of them, or those of customers with more than one. */
function addPart(
  dealing: Dealing,
  items: readonly string[],
  { segment, mask }: Part,
  { own, isRowByRow }: Owned,
): void {
  const columns = items.flatMap((item) => segment.scores.get(item)?.steps ?? []);
  if (columns.length !== items.length) return;
  if (own !== undefined) {
    for (let entry = 0; entry < own.rows.length; entry += 1) {
      const row = own.rows[entry] ?? 0;
      if (!isWhole(dealing, columns, mask, row)) continue;
      addRow(dealing, groupOfCustomer(dealing, dealing.customerOf[own.places[entry] ?? 0] ?? 0));
    }
  }
  if (!isRowByRow) return;
  const alone = maskAlone(segment, mask, own);
  for (let row = 0; row < segment.count; row += 1) {
    if (!isWhole(dealing, columns, alone, row)) continue;
    addRow(dealing, dealing.dealt % groupsMost);
    dealing.dealt += 1;
  }
}

function groupOfCustomer(dealing: Dealing, customer: number): number {
  const known = dealing.groupOf[customer] ?? 0;
  if (known > 0) return known - 1;
  const group = dealing.dealt % groupsMost;
  dealing.groupOf[customer] = group + 1;
  dealing.dealt += 1;
  return group;
}

/** Whether a row counts and has all scores, which are then in `whole`. */
function isWhole({ whole }: Dealing, columns: readonly Uint8Array[], mask: RowMask | undefined, row: number): boolean {
  if (mask !== undefined && (mask[row] ?? 0) === 0) return false;
  for (let column = 0; column < columns.length; column += 1) {
    const step = columns[column]?.[row] ?? 0;
    if (step === 0) return false;
    whole[column] = step - 1;
  }
  return true;
}

function addRow({ sums, whole }: Dealing, group: number): void {
  let place = group * pairsOf(whole.length - 1);
  // As placeOf: a lower triangle, row by row.
  for (let one = 0; one < whole.length; one += 1) {
    const value = whole[one] ?? 0;
    for (let other = 0; other <= one; other += 1) {
      sums[place] = (sums[place] ?? 0) + value * (whole[other] ?? 0);
      place += 1;
    }
  }
}
