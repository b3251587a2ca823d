import { at } from '../../stats/at.ts';
import type { RowMask } from '../columns/match-rows.ts';
import type { ScoreColumn, Segment } from '../columns/segment.ts';
import { openWideProducts, type WideProducts, wideRows } from './wide-products.ts';

/**
 * Sums of products of the steps of some items, over the responses that have all of them, in groups of responses.
 * `sums` holds for each group one number per pair of columns (`placeOf`), the constant 1 being the last column: so the sums of
 * the items and the number of responses are among them. All are whole numbers, and groups add up.
 */
export type CrossProducts = Readonly<{
  items: readonly string[];
  /** Groups that have a response; never more than `groupsMost`. */
  groups: number;
  sums: Float64Array;
}>;

/** Enough groups that a spread over them is known within two or three percent. */
export const groupsMost = 1024;

/** A product of two packed columns holds four products of steps, each in this many bits: 52 of the 53 that a double has. */
const laneBits = 13;
const lane = 2 ** laneBits;
const secondLane = lane ** 2;
/** Rows at once: what they need stays in the processor's nearest memory. */
const blockMost = 96;
const windowRows = 4096;

/** How many sums one group has. */
export function pairsOf(items: number): number {
  const columns = items + 1;
  return (columns * (columns + 1)) / 2;
}

/** The place of a pair of columns, the larger first: a lower triangle, row by row. */
export function placeOf(one: number, other: number): number {
  const [larger, smaller] = one < other ? [other, one] : [one, other];
  return (larger * (larger + 1)) / 2 + smaller;
}

/**
 * Everything that regression needs of some items, in one pass over the columns of their segments.
 *
 * Use for drivers, where pair by pair would read every column as often as there are items. When not to use: for one pair, or
 * where the counts of single scores are wanted (count-columns.ts); where customers answered more than once (customer-products.ts).
 *
 * Two steps are packed into each half of a multiplication, so that one product of doubles yields four products of steps:
 * (a + b·2²⁶)(c + d·2¹³) = ac + ad·2¹³ + bc·2²⁶ + bd·2³⁹. Rows are added up in blocks short enough that no lane overflows.
 * Block after block goes to group after group; up to 1,024 responses, each is a group of its own. Of more than some hundred
 * thousand responses the same sums are made in WebAssembly (wide-products.ts), in groups of rows of which some may be incomplete.
 *
 * Source: our own; exact, and held against plain sums by a test.
 *
 * @example
 * crossProducts(['nps:C11:1', 'experienced:B10:1@delivery'], [{ segment, mask }]).sums;
 * @throws nothing. A segment that lacks one of the items has no response with all of them.
 */
export function crossProducts(
  items: readonly string[],
  parts: readonly Readonly<{ segment: Segment; mask: RowMask | undefined }>[],
): CrossProducts {
  const whole = parts.flatMap(({ segment, mask }) => {
    const columns = items.flatMap((item) => segment.scores.get(item) ?? []);
    return columns.length === items.length ? [{ columns, mask, count: segment.count }] : [];
  });
  const rowsMost = whole.reduce((sum, { count }) => sum + count, 0);
  const rowsPerGroup = Math.ceil(rowsMost / groupsMost);
  const wide = rowsPerGroup > blockMost ? openWideProducts(items.length) : undefined;
  if (wide !== undefined) return wideCrossProducts(items, whole, { wide, rowsPerGroup });
  const highest = Math.max(1, ...whole.flatMap(({ columns }) => columns.map(({ levels }) => levels - 1)));
  const size = Math.max(1, Math.min(blockMost, Math.floor((lane - 1) / highest ** 2), rowsPerGroup));
  const adding = begin(items.length, size);
  for (const { columns, mask, count } of whole) addColumns(adding, columns, mask, count);
  flush(adding);
  const groups = Math.min(adding.blocks, groupsMost);
  return { items, groups, sums: adding.sums.subarray(0, groups * pairsOf(items.length)) };
}

type Part = Readonly<{ columns: readonly ScoreColumn[]; mask: RowMask | undefined; count: number }>;

/** The same for many rows: block by block in WebAssembly, each to the group whose turn it is. */
function wideCrossProducts(
  items: readonly string[],
  parts: readonly Part[],
  { wide, rowsPerGroup }: Readonly<{ wide: WideProducts; rowsPerGroup: number }>,
): CrossProducts {
  const pairs = pairsOf(items.length);
  const sums = new Float64Array(groupsMost * pairs);
  const size = Math.min(wideRows, rowsPerGroup);
  let blocks = 0;
  for (const { columns, mask, count } of parts) {
    const steps = columns.map((column) => column.steps);
    for (let from = 0; from < count; from += size) {
      const start = (blocks % groupsMost) * pairs;
      wide({ steps, mask, from, to: Math.min(from + size, count) }, (row, column, sum) => {
        const place = start + placeOf(row, column);
        sums[place] = (sums[place] ?? 0) + sum;
      });
      blocks += 1;
    }
  }
  const groups = Math.min(blocks, groupsMost);
  return { items, groups, sums: sums.subarray(0, groups * pairs) };
}

/** The sums of all groups together. */
export function totalProducts({ items, groups, sums }: CrossProducts): Float64Array {
  const pairs = pairsOf(items.length);
  const total = new Float64Array(pairs);
  for (let group = 0; group < groups; group += 1) {
    for (let pair = 0; pair < pairs; pair += 1) total[pair] = (total[pair] ?? 0) + (sums[group * pairs + pair] ?? 0);
  }
  return total;
}

type Adding = {
  readonly items: number;
  readonly size: number;
  /** Two columns in each: once for the left of a product, once for its right. */
  readonly left: readonly Float64Array[];
  readonly right: readonly Float64Array[];
  /** For every pair of packs the places of its four products in a group's sums, or -1. */
  readonly places: Int32Array;
  readonly sums: Float64Array;
  filled: number;
  blocks: number;
};

function begin(items: number, size: number): Adding {
  // Half as many packs as there are columns, the constant among them.
  const packs = Array.from({ length: Math.ceil((items + 1) / 2) }, () => new Float64Array(size));
  return {
    items,
    size,
    left: packs,
    right: packs.map((pack) => pack.slice()),
    places: Int32Array.from(
      packs.flatMap((_, one) => packs.slice(0, one + 1).flatMap((__, other) => placesOf(items, one, other))),
    ),
    sums: new Float64Array(groupsMost * pairsOf(items)),
    filled: 0,
    blocks: 0,
  };
}

/** First by first, first by second, second by first, second by second; -1 where that is no pair, or one that was already. */
function placesOf(items: number, one: number, other: number): readonly number[] {
  return [0, 1].flatMap((left) =>
    [0, 1].map((right) => {
      const [row, column] = [2 * one + left, 2 * other + right];
      return row > items || column > items || column > row ? -1 : placeOf(row, column);
    }),
  );
}

function addColumns(adding: Adding, columns: readonly ScoreColumn[], mask: RowMask | undefined, count: number): void {
  const rows = new Uint32Array(windowRows);
  const keep = new Uint8Array(windowRows);
  const steps = columns.map((column) => column.steps);
  for (let from = 0; from < count; from += windowRows) {
    const to = Math.min(from + windowRows, count);
    if (mask === undefined) keep.fill(1);
    else for (let row = from; row < to; row += 1) keep[row - from] = (mask[row] ?? 0) & 1;
    const found = completeRows({ steps, keep, rows, from, to });
    for (let done = 0; done < found; ) {
      const taken = Math.min(adding.size - adding.filled, found - done);
      fill(adding, steps, rows, { from: done, count: taken });
      adding.filled += taken;
      done += taken;
      if (adding.filled === adding.size) flush(adding);
    }
  }
}

/** Writes down the rows of a window that are kept and have all scores; free of branches, for half of them may. */
function completeRows(window: {
  readonly steps: readonly Uint8Array[];
  readonly keep: Uint8Array;
  readonly rows: Uint32Array;
  readonly from: number;
  readonly to: number;
}): number {
  const { steps, keep, rows, from, to } = window;
  for (let column = 0; column < steps.length; column += 2) {
    const one = at(steps, column);
    const other = steps[column + 1] ?? one;
    // Minus a step has its highest bit set, unless it is 0.
    for (let row = from; row < to; row += 1) {
      keep[row - from] = (keep[row - from] ?? 0) & (-(one[row] ?? 0) >>> 31) & (-(other[row] ?? 0) >>> 31);
    }
  }
  let found = 0;
  for (let row = from; row < to; row += 1) {
    rows[found] = row;
    found += keep[row - from] ?? 0;
  }
  return found;
}

/** Packs the steps of these rows, from 0, behind those that the block has. The constant comes after the last item. */
function fill(
  { left, right, filled }: Adding,
  steps: readonly Uint8Array[],
  rows: Uint32Array,
  { from, count }: Readonly<{ from: number; count: number }>,
): void {
  for (let pack = 0; pack < left.length; pack += 1) {
    const first = steps[2 * pack];
    const second = steps[2 * pack + 1];
    const [toLeft, toRight] = [at(left, pack), at(right, pack)];
    if (first !== undefined && second !== undefined) {
      for (let offset = 0; offset < count; offset += 1) {
        const row = rows[from + offset] ?? 0;
        const [low, high] = [(first[row] ?? 0) - 1, (second[row] ?? 0) - 1];
        toLeft[filled + offset] = low + high * secondLane;
        toRight[filled + offset] = low + high * lane;
      }
    } else if (first !== undefined) {
      for (let offset = 0; offset < count; offset += 1) {
        const low = (first[rows[from + offset] ?? 0] ?? 0) - 1;
        toLeft[filled + offset] = low + secondLane;
        toRight[filled + offset] = low + lane;
      }
    } else {
      toLeft.fill(1, filled, filled + count);
      toRight.fill(1, filled, filled + count);
    }
  }
}

/** Adds the block to the group whose turn it is. */
function flush(adding: Adding): void {
  const { items, left, right, places, sums, filled } = adding;
  if (filled === 0) return;
  const start = (adding.blocks % groupsMost) * pairsOf(items);
  let next = 0;
  for (let one = 0; one < left.length; one += 1) {
    for (let other = 0; other <= one; other += 1) {
      let rest = productOf(at(left, one), at(right, other), filled);
      for (let part = 0; part < 4; part += 1) {
        const above = Math.floor(rest / lane);
        const place = places[next] ?? -1;
        next += 1;
        if (place >= 0) sums[start + place] = (sums[start + place] ?? 0) + (rest - above * lane);
        rest = above;
      }
    }
  }
  adding.blocks += 1;
  adding.filled = 0;
}

function productOf(left: Float64Array, right: Float64Array, count: number): number {
  let even = 0;
  let odd = 0;
  const whole = count - (count % 2);
  for (let row = 0; row < whole; row += 2) {
    even += (left[row] ?? 0) * (right[row] ?? 0);
    odd += (left[row + 1] ?? 0) * (right[row + 1] ?? 0);
  }
  return whole < count ? even + odd + (left[whole] ?? 0) * (right[whole] ?? 0) : even + odd;
}
