import { expect, test } from 'vitest';
import { chiSquareQuantile } from './chi-square-quantile.ts';

// scipy: chi2.ppf(p, df)
test.each([
  [0.95, 1, 3.841458820694124],
  [0.9, 12, 18.54934778670325],
  [0.001, 2, 0.002001000667167068],
  [0.999, 300, 381.4252485204115],
] as const)('the chi-square quantile is as in R (%s, %s)', (first, second, expected) => {
  expect(Math.abs(chiSquareQuantile(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('chiSquareQuantile at the edges', () => {
  expect(chiSquareQuantile(0, 2)).toBe(0);
  expect(() => chiSquareQuantile(-1, 2)).toThrow('between 0 and 1');
});
