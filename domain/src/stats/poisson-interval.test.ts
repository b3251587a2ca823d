import { expect, test } from 'vitest';
import { chiSquareTail } from './chi-square-tail.ts';
import { poissonInterval } from './poisson-interval.ts';

test('at its bounds the count is just as unlikely as the level says', () => {
  const [low, high] = poissonInterval(10, 0.95);
  // P(X >= 10 | low) and P(X <= 10 | high), as tails of the chi-square distribution.
  expect(1 - chiSquareTail(2 * low, 20)).toBeCloseTo(0.025, 12);
  expect(chiSquareTail(2 * high, 22)).toBeCloseTo(0.025, 12);
});

test('no complaint at all still leaves room for three: the rule of three', () => {
  expect(poissonInterval(0, 0.95)).toEqual([0, expect.closeTo(3.688879454, 8)]);
  expect(poissonInterval(0, 0.9)[1]).toBeCloseTo(-Math.log(0.05), 12);
});

test('half a complaint is none that was counted', () => {
  expect(() => poissonInterval(2.5, 0.95)).toThrow('whole');
  expect(() => poissonInterval(-1, 0.95)).toThrow(RangeError);
});
