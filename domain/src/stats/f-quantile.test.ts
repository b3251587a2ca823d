import { expect, test } from 'vitest';
import { fQuantile } from './f-quantile.ts';

// scipy: f.ppf(p, d1, d2)
test.each([
  [0.95, 2, 9, 4.256494729093747],
  [0.9, 3.5, 17.7, 2.350494972927314],
  [0.025, 29, 145, 0.5339145251839433],
] as const)('the F quantile is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(fQuantile(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('fQuantile at the edges', () => {
  expect(fQuantile(1, 2, 3)).toBe(Number.POSITIVE_INFINITY);
  expect(() => fQuantile(2, 1, 1)).toThrow('between 0 and 1');
});
