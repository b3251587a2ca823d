import { expect, test } from 'vitest';
import { varies } from './varies.ts';

test('one different answer is variation; none, one, or the same ones are not', () => {
  expect(varies([4, 4, 5])).toBe(true);
  expect([[], [4], [0.1, 0.1, 0.1]].map(varies)).toEqual([false, false, false]);
});
