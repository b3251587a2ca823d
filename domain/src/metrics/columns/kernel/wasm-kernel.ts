import type { Codes, Condition, Kernel, KeyPart } from './kernel-loops.ts';
import { plainKernel } from './plain-kernel.ts';
import { kernelModule, levelsPerPass } from './program.ts';

/** The functions of program.ts. */
type Exports = Readonly<{
  memory: Readonly<{ buffer: ArrayBuffer }>;
  narrow: (mask: number, end: number, codes: number, table: number, tableEnd: number) => void;
  narrowKeys: (mask: number, end: number, keys: number, table: number) => void;
  countKeys: (mask: number, end: number, keys: number, counters: number) => void;
  addKey8: (keys: number, end: number, codes: number, shift: number) => void;
  addKey16: (keys: number, end: number, codes: number, shift: number) => void;
  count: (steps: number, end: number, mask: number, counters: number, first: number) => void;
  group8: (steps: number, end: number, mask: number, codes: number, shift: number, counters: number) => void;
  group16: (steps: number, end: number, mask: number, codes: number, shift: number, counters: number) => void;
}>;

/** Every runtime that we know has it; the library that this room is checked against does not name it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object) => Readonly<{ exports: Exports }>;
};

/** Rows at once: their columns stay in the processor's second memory while they are worked on. A multiple of sixteen. */
const rowsMost = 16_384;
const pageBytes = 65_536;
const pages = 64;

/** Where things lie in the module's memory, from the lowest on. */
const maskAt = 0;
const onesAt = maskAt + rowsMost;
const stepsAt = onesAt + rowsMost;
const codesAt = stepsAt + rowsMost;
const keysAt = codesAt + 2 * rowsMost;
const tableAt = keysAt + 4 * rowsMost;
const tableBytes = 2 ** 20;
const countersAt = tableAt + tableBytes;
const countersMost = (pages * pageBytes - countersAt) / 4;

/**
 * Counts in WebAssembly, block by block: columns are copied into its memory, which costs a tenth of what is done with them there.
 * Undefined where there is no WebAssembly with SIMD.
 */
export function openWasmKernel(): Kernel | undefined {
  const run = openModule();
  if (run === undefined) return undefined;
  const memory = openMemory(run);
  return { ...maskLoops(run, memory), ...countLoops(run, memory) };
}

type Memory = ReturnType<typeof openMemory>;

function maskLoops(
  run: Exports,
  { bytes, copy, putTable, addKeys, narrow }: Memory,
): Pick<Kernel, 'match' | 'narrowByKeys'> {
  return {
    match: (count, conditions, within) => {
      const mask = new Uint8Array(count);
      for (const [from, to] of blocksOf(count)) {
        if (within === undefined) bytes.fill(0xff, maskAt, maskAt + to - from);
        else copy(within, from, to, maskAt);
        for (const condition of conditions) narrow(condition, from, to);
        mask.set(bytes.subarray(maskAt, maskAt + to - from), from);
      }
      return mask;
    },
    narrowByKeys: (mask, parts, table) => {
      if (table.length > tableBytes) return plainKernel.narrowByKeys(mask, parts, table);
      putTable(table);
      for (const [from, to] of blocksOf(mask.length)) {
        addKeys(parts, from, to);
        copy(mask, from, to, maskAt);
        run.narrowKeys(maskAt, maskAt + to - from, keysAt, tableAt);
        mask.set(bytes.subarray(maskAt, maskAt + to - from), from);
      }
    },
  };
}

function countLoops(
  run: Exports,
  { bytes, words, copy, putSteps, addKeys }: Memory,
): Pick<Kernel, 'countKeys' | 'count' | 'group'> {
  return {
    countKeys: (mask, parts, size) => {
      if (size > countersMost) return plainKernel.countKeys(mask, parts, size);
      bytes.fill(0, countersAt, countersAt + 4 * size);
      for (const [from, to] of blocksOf(mask.length)) {
        addKeys(parts, from, to);
        copy(mask, from, to, maskAt);
        run.countKeys(maskAt, maskAt + to - from, keysAt, countersAt);
      }
      return words.slice(countersAt / 4, countersAt / 4 + size);
    },
    count: (steps, mask, levels) => {
      const passes = Math.ceil(levels / levelsPerPass);
      bytes.fill(0, countersAt, countersAt + 16 * levelsPerPass * passes);
      for (const [from, to] of blocksOf(steps.length)) {
        const chosen = putSteps(steps, mask, from, to);
        for (let pass = 0; pass < passes; pass += 1) {
          const level = pass * levelsPerPass;
          run.count(stepsAt, stepsAt + to - from, chosen, countersAt + 16 * level, level + 1);
        }
      }
      return sumOfLanes(words.subarray(countersAt / 4, countersAt / 4 + 4 * levels));
    },
    group: (steps, mask, { codes, size, shift }) => {
      const places = size << shift;
      if (places > countersMost) return plainKernel.group(steps, mask, { codes, size, shift });
      bytes.fill(0, countersAt, countersAt + 4 * places);
      for (const [from, to] of blocksOf(steps.length)) {
        const chosen = putSteps(steps, mask, from, to);
        copy(codes, from, to, codesAt);
        const count = codes instanceof Uint16Array ? run.group16 : run.group8;
        count(stepsAt, stepsAt + to - from, chosen, codesAt, shift, countersAt);
      }
      return words.slice(countersAt / 4, countersAt / 4 + places);
    },
  };
}

/** The module's memory, and how columns come into it: rows from one to another, the second not counted. */
function openMemory(run: Exports) {
  const bytes = new Uint8Array(run.memory.buffer);
  const words = new Uint32Array(run.memory.buffer);
  bytes.fill(0xff, onesAt, onesAt + rowsMost);

  const copy = (column: Codes, from: number, to: number, place: number) => {
    const part = column.subarray(from, to);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), place);
  };

  /** A table, with zeros up to the next multiple of sixteen. */
  const putTable = (table: Uint8Array) => {
    bytes.fill(0, tableAt + table.length, tableAt + roundUp(table.length));
    bytes.set(table, tableAt);
  };

  const addKeys = (parts: readonly KeyPart[], from: number, to: number) => {
    const end = keysAt + 4 * (to - from);
    bytes.fill(0, keysAt, end);
    for (const { codes, shift } of parts) {
      copy(codes, from, to, codesAt);
      if (codes instanceof Uint16Array) run.addKey16(keysAt, end, codesAt, shift);
      else run.addKey8(keysAt, end, codesAt, shift);
    }
  };

  const narrow = ({ codes, table }: Condition, from: number, to: number) => {
    putTable(table);
    if (codes instanceof Uint16Array) {
      addKeys([{ codes, shift: 0 }], from, to);
      run.narrowKeys(maskAt, maskAt + to - from, keysAt, tableAt);
    } else {
      copy(codes, from, to, codesAt);
      run.narrow(maskAt, maskAt + to - from, codesAt, tableAt, tableAt + table.length);
    }
  };

  /** Copies a block of steps and of the mask; says where the mask lies. */
  const putSteps = (steps: Uint8Array, mask: Uint8Array | undefined, from: number, to: number): number => {
    copy(steps, from, to, stepsAt);
    bytes.fill(0, stepsAt + to - from, stepsAt + roundUp(to - from));
    if (mask === undefined) return onesAt;
    copy(mask, from, to, maskAt);
    return maskAt;
  };

  return { bytes, words, copy, putTable, putSteps, addKeys, narrow };
}

function openModule(): Exports | undefined {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(kernelModule(pages))).exports;
  } catch {
    // A processor or a runtime that cannot: the plain loops give the same numbers.
    return undefined;
  }
}

/** Four counters of each score as one. */
function sumOfLanes(lanes: Uint32Array): Uint32Array {
  const counts = new Uint32Array(lanes.length / 4);
  for (let lane = 0; lane < lanes.length; lane += 1) counts[lane >> 2] = (counts[lane >> 2] ?? 0) + (lanes[lane] ?? 0);
  return counts;
}

function* blocksOf(count: number): Generator<readonly [number, number]> {
  for (let from = 0; from < count; from += rowsMost) yield [from, Math.min(from + rowsMost, count)];
}

function roundUp(count: number): number {
  return (count + 15) & ~15;
}
