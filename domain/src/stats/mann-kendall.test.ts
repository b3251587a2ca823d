import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mannKendall } from './mann-kendall.ts';

test('rises count up, falls count down, ties narrow the variance', () => {
  // By hand: 7 before 7.2, 7.1, 7.4: 3 rises; 7.2: 1 fall, 1 rise; 7.1: 1 rise. 4·3·13/18 = 8.667
  expect(mannKendall([7, 7.2, 7.1, 7.4])).toMatchObject({ score: 4, variance: expect.closeTo(26 / 3, 12) });
  expect(mannKendall([7, 7.2, 7.2, 7.4]).variance).toBeCloseTo((4 * 3 * 13 - 2 * 1 * 9) / 18, 12);
});

test('the continuity correction takes one off the score', () => {
  // (4 - 1) / √(26/3)
  expect(mannKendall([7, 7.2, 7.1, 7.4]).z).toBeCloseTo(3 / Math.sqrt(26 / 3), 12);
  expect(mannKendall([1, 2, 2, 1])).toMatchObject({ score: 0, z: 0, pValue: 1 });
});

test('a flat series has no test', () => {
  expect(mannKendall([7.5, 7.5, 7.5])).toEqual({ score: 0, variance: 0, z: null, pValue: null });
});

test('rises minus falls are those of all pairs, and ties are counted among all values', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const pairs = values.flatMap((later, place) =>
        values.slice(0, place).map((before) => Number(later > before) - Number(later < before)),
      );
      const ties = values.map((one) => values.filter((other) => other === one).length);
      const spreadOf = (n: number) => n * (n - 1) * (2 * n + 5);
      const tied = ties.reduce((total, count) => total + spreadOf(count) / count, 0);
      const { score, variance } = mannKendall(values);
      expect(score).toBe(pairs.reduce((total, sign) => total + sign, 0));
      expect(variance).toBeCloseTo((spreadOf(values.length) - tied) / 18, 6);
    }),
  );
});
