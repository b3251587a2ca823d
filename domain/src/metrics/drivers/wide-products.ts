import { at } from '../../stats/at.ts';
import { productModule, rightsPerPass } from './product-program.ts';

/** The functions of product-program.ts. */
type Exports = Readonly<{
  memory: Readonly<{ buffer: ArrayBuffer }>;
  complete: (mask: number, end: number, steps: number) => void;
  widen: (mask: number, end: number, steps: number, shorts: number) => void;
  products: (left: number, end: number, right: number, stride: number, sums: number) => void;
}>;

/** Every runtime that we know has it; the library that this room is checked against does not name it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object) => Readonly<{ exports: Exports }>;
};

/** Rows at once: with this many no sum of products of steps below 256 leaves its four bytes. */
export const wideRows = 4096;
/** The constant among them. */
const columnsMost = 32;
const pageBytes = 65_536;

/** Where things lie in the module's memory, from the lowest on. */
const maskAt = 0;
const onesAt = maskAt + wideRows;
const stepsAt = onesAt + wideRows;
const shortsAt = stepsAt + columnsMost * wideRows;
const sumsAt = shortsAt + 2 * (columnsMost + rightsPerPass) * wideRows;
const pages = Math.ceil((sumsAt + 16 * rightsPerPass) / pageBytes);

/** A part of a month: its columns from one row to another, at most `wideRows` of them. */
export type WideRows = Readonly<{
  steps: readonly Uint8Array[];
  mask: Uint8Array | undefined;
  from: number;
  to: number;
}>;

/** Sums of products of steps less one, of the rows that a mask lets through and that have all steps; the constant is last. */
export type WideProducts = (rows: WideRows, add: (row: number, column: number, sum: number) => void) => void;

/**
 * Products of columns in WebAssembly, sixteen rows at once: four times as fast as doubles, for where there are many rows.
 * Undefined where there is no WebAssembly with SIMD, and for more columns than its memory has room for.
 *
 * @throws nothing.
 */
export function openWideProducts(items: number): WideProducts | undefined {
  const run = items < columnsMost ? openModule() : undefined;
  if (run === undefined) return undefined;
  const bytes = new Uint8Array(run.memory.buffer);
  const sums = new Uint32Array(run.memory.buffer, sumsAt, 4 * rightsPerPass);
  const columns = items + 1;
  bytes.fill(1, onesAt, onesAt + wideRows);
  return ({ steps, mask, from, to }, add) => {
    const rows = to - from;
    // Sixteen rows at once: what lies behind the last is masked out.
    const end = maskAt + Math.ceil(rows / 16) * 16;
    if (mask === undefined) bytes.fill(0xff, maskAt, maskAt + rows);
    else bytes.set(mask.subarray(from, to), maskAt);
    bytes.fill(0, maskAt + rows, end);
    for (const [column, source] of steps.entries()) {
      const place = stepsAt + column * wideRows;
      bytes.set(source.subarray(from, to), place);
      run.complete(maskAt, end, place);
    }
    const stride = 2 * wideRows;
    for (const column of steps.keys()) run.widen(maskAt, end, stepsAt + column * wideRows, shortsAt + column * stride);
    run.widen(maskAt, end, onesAt, shortsAt + items * stride);
    const products = new Float64Array(columns * columns);
    for (let row = 0; row < columns; row += 1) {
      const left = shortsAt + row * stride;
      for (let column = 0; column <= row; column += rightsPerPass) {
        run.products(left, left + 2 * (end - maskAt), shortsAt + column * stride, stride, sumsAt);
        for (let pass = 0; pass < rightsPerPass && column + pass <= row; pass += 1)
          products[row * columns + column + pass] = sumOfFour(sums, 4 * pass);
      }
    }
    addFromZero(products, items, add);
  };
}

function openModule(): Exports | undefined {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(productModule(pages))).exports;
  } catch {
    return undefined;
  }
}

function sumOfFour(sums: Uint32Array, from: number): number {
  return at(sums, from) + at(sums, from + 1) + at(sums, from + 2) + at(sums, from + 3);
}

/** Steps are stored from 1 on, and wanted from 0: (a - 1)(b - 1) = ab - a - b + 1, added up. */
function addFromZero(products: Float64Array, items: number, add: (row: number, column: number, sum: number) => void) {
  const columns = items + 1;
  const sumOf = (column: number) => at(products, items * columns + column);
  const count = sumOf(items);
  for (let row = 0; row < items; row += 1) {
    for (let column = 0; column <= row; column += 1)
      add(row, column, at(products, row * columns + column) - sumOf(row) - sumOf(column) + count);
    add(items, row, sumOf(row) - count);
  }
  add(items, items, count);
}
