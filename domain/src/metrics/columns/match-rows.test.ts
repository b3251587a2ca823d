import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRows } from './match-rows.ts';
import type { Segment } from './segment.ts';

const segment: Segment = { count: 7, firstDay: 0, days: new Uint8Array(7), scores: new Map(), properties: new Map() };

test('as many responses count as a mask lets through, wherever it begins and however long it is', () => {
  const lengths = fc.integer({ min: 0, max: 5_000 });
  const starts = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(lengths, starts, fc.integer({ min: 1, max: 7 }), (length, start, every) => {
      const mask = new Uint8Array(length + start).map((_, row) => (row % every === 0 ? 255 : 0)).subarray(start);
      expect(countRows(segment, mask)).toBe(mask.filter((one) => one === 255).length);
    }),
  );
});

test('all responses count where nobody was left out', () => {
  expect(countRows(segment, undefined)).toBe(7);
});
