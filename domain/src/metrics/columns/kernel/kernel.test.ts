import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../stats/seeded-random.ts';
import type { Codes } from './kernel-loops.ts';
import { plainKernel } from './plain-kernel.ts';
import { openWasmKernel } from './wasm-kernel.ts';

const fast = openWasmKernel() ?? plainKernel;

/** Lengths around those at which the loops change over: sixteen rows, 255 times sixteen, a block. */
const counts = fc.oneof(
  fc.nat({ max: 70 }),
  fc.constantFrom(4_079, 4_080, 4_081, 4_097, 16_383, 16_384, 16_385, 40_000),
);
const seeds = fc.nat({ max: 1_000_000 });

function column(random: () => number, count: number, size: number): Codes {
  const draw = () => Math.floor(random() * size);
  return size > 256 ? Uint16Array.from({ length: count }, draw) : Uint8Array.from({ length: count }, draw);
}

const tableOf = (random: () => number, size: number) =>
  Uint8Array.from({ length: size }, () => (random() < 0.5 ? 0xff : 0));
const sizes = [1, 2, 15, 16, 17, 40, 255, 256, 257, 1_000] as const;

describe('both kernels count the same', () => {
  test('there is one with SIMD on the machines that we know', () => {
    expect(fast).not.toBe(plainKernel);
  });

  test('rows that meet conditions', () => {
    fc.assert(
      fc.property(counts, seeds, fc.array(fc.constantFrom(...sizes), { maxLength: 4 }), (count, seed, given) => {
        const random = seededRandom(seed);
        const conditions = given.map((size) => ({ codes: column(random, count, size), table: tableOf(random, size) }));
        const within = random() < 0.5 ? undefined : tableOf(random, count);
        expect(fast.match(count, conditions, within)).toEqual(plainKernel.match(count, conditions, within));
      }),
      { numRuns: 200 },
    );
  });

  test('rows by keys of several codes', () => {
    fc.assert(
      fc.property(
        counts,
        seeds,
        fc.constantFrom([2, 3, 400], [16, 16], [1_000], [200, 500], []),
        (count, seed, given) => {
          const random = seededRandom(seed);
          const bits = given.map((size) => Math.ceil(Math.log2(size)));
          const parts = given.map((size, place) => ({
            codes: column(random, count, size),
            shift: bits.slice(place + 1).reduce((sum, own) => sum + own, 0),
          }));
          const table = tableOf(random, 2 ** bits.reduce((sum, own) => sum + own, 0));
          const masks = [0, 1].map(() => new Uint8Array(count).fill(0xff));
          const [one = new Uint8Array(), other = new Uint8Array()] = masks;
          one[0] = 0;
          other[0] = 0;
          fast.narrowByKeys(one, parts, table);
          plainKernel.narrowByKeys(other, parts, table);
          expect(one).toEqual(other);
          expect(fast.countKeys(one, parts, table.length)).toEqual(plainKernel.countKeys(one, parts, table.length));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('scores, of all rows and of some, in total and by group', () => {
    fc.assert(
      fc.property(
        counts,
        seeds,
        fc.constantFrom(1, 5, 6, 7, 11, 12, 19, 254),
        fc.constantFrom(...sizes),
        (count, seed, levels, size) => {
          const random = seededRandom(seed);
          const steps = Uint8Array.from(column(random, count, levels + 1));
          const mask = random() < 0.3 ? undefined : tableOf(random, count);
          expect(fast.count(steps, mask, levels)).toEqual(plainKernel.count(steps, mask, levels));
          const by = { codes: column(random, count, size), size, shift: 32 - Math.clz32(levels) };
          expect(fast.group(steps, mask, by)).toEqual(plainKernel.group(steps, mask, by));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('more rows of one score than a byte or two of counters hold', () => {
    const steps = new Uint8Array(1_000_003).fill(3);
    expect([...fast.count(steps, undefined, 5)]).toEqual([0, 0, 1_000_003, 0, 0]);
  });
});
