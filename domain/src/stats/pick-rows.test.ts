import { expect, test } from 'vitest';
import { pickRows } from './pick-rows.ts';

test('the chosen answers come back in the chosen order', () => {
  expect(pickRows([4, null, 5], [2, 0])).toEqual([5, 4]);
});

test('a missing answer is never passed on as a number', () => {
  expect(() => pickRows([4, null], [1])).toThrow(RangeError);
  expect(() => pickRows([Number.NaN], [0])).toThrow(RangeError);
});
