import { expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';

test('a tie is worth half', () => {
  expect(areaUnderCurve([0.2, 0.4, 0.4], [0, 1, 0])).toBe(0.75);
  expect(areaUnderCurve([3, 3, 3, 3], [1, 0, 1, 0])).toBe(0.5);
  expect(areaUnderCurve([1, 2, 3], [1, 0, 0])).toBe(0);
});

test('when nobody left there is nothing to tell apart', () => {
  expect(areaUnderCurve([1, 2], [0, 0])).toBeNull();
});
