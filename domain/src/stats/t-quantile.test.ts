import { expect, test } from 'vitest';
import { tQuantile } from './t-quantile.ts';

// scipy: t.ppf(p, df)
test.each([
  [0.975, 9, 2.262157162798205],
  [0.975, 1, 12.706204736174694],
  [0.95, 71, 1.6665996583285334],
  [0.995, 425.755804356804, 2.587426011036997],
  [0.0005, 3, -12.923978636687481],
  [0.975, 100000, 1.9599877075346095],
] as const)('the t quantile is as in R (%s, %s)', (first, second, expected) => {
  expect(Math.abs(tQuantile(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('tQuantile at the edges', () => {
  expect(tQuantile(0.5, 4)).toBe(0);
  expect(tQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY);
  expect(() => tQuantile(0.975, 0)).toThrow('degrees of freedom');
});
