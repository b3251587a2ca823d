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
