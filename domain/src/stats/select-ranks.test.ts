import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { selectRanks } from './select-ranks.ts';

test('values at their ranks are those of the sorted list, with ties and without', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 200 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (list, picks) => {
        const ranks = picks.map((pick) => pick % list.length).toSorted((one, other) => one - other);
        const sorted = Float64Array.from(list).sort();
        const found = selectRanks(Float64Array.from(list), ranks);
        // Nought and its negative are the same number here.
        expect(found.map((one) => one + 0)).toEqual(ranks.map((rank) => (sorted[rank] ?? Number.NaN) + 0));
      },
    ),
  );
});

test.each([
  ['drawn', (random: () => number) => () => random()],
  ['with many ties', (random: () => number) => () => Math.floor(random() * 7)],
  ['in order', () => (place: number) => place],
  ['of which the sample says nothing', () => (place: number) => (place % 20 < 1 ? place : -place)],
])('many values %s are narrowed down, and their ranks stay what they are', (_, make) => {
  const valueAt = make(seededRandom(1));
  const values = Float64Array.from({ length: 20_000 }, (__, place) => valueAt(place));
  const sorted = values.toSorted();
  for (const ranks of [[0], [9_000, 9_999, 10_000, 11_000], [0, 19_999], [19_999], [500, 600]])
    expect(selectRanks(values.slice(), ranks)).toEqual(ranks.map((rank) => sorted[rank]));
});

test.each([[[-1]], [[3]], [[2, 1]], [[0.5]]])('ranks %j are refused of three values', (ranks) => {
  expect(() => selectRanks(Float64Array.of(5, 1, 3), ranks)).toThrow(RangeError);
});
