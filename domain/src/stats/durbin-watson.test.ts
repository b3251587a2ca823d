import { expect, test } from 'vitest';
import { durbinWatson } from './durbin-watson.ts';

test('residuals that flip every month are above two, those that stay are below', () => {
  expect(durbinWatson([1, -1, 1, -1])).toBe(3);
  expect(durbinWatson([1, 1, -1, -1])).toBe(1);
});

test('no residual, no answer', () => {
  expect(durbinWatson([0, 0, 0])).toBeNull();
  expect(durbinWatson([1])).toBeNull();
});
