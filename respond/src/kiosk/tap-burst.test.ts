import { expect, test } from 'vitest';
import { isTapBurst } from './tap-burst.ts';

test('a child that presses and presses is seen from the third time on', () => {
  expect(isTapBurst([], 0)).toBe(false);
  expect(isTapBurst([1_000], 5_000)).toBe(false);
  expect(isTapBurst([1_000, 5_000], 9_000)).toBe(true);
});

test('customers one after the other are no burst', () => {
  expect(isTapBurst([0, 20_000, 41_000], 60_000)).toBe(false);
});
