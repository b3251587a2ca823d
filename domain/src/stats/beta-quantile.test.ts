import { expect, test } from 'vitest';
import { betaQuantile } from './beta-quantile.ts';

// scipy: beta.ppf(p, a, b)
test.each([
  [0.025, 8, 3, 0.4439045376923585],
  [0.975, 0.5, 10.5, 0.21719626750921053],
  [0.025, 81, 183, 0.25273674558527126],
  [0.5, 1, 1, 0.5],
  [0.975, 500.5, 0.5, 0.9999990184222763],
] as const)('the beta quantile is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(betaQuantile(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('betaQuantile at the edges', () => {
  expect(betaQuantile(0, 2, 3)).toBe(0);
  expect(betaQuantile(1, 2, 3)).toBe(1);
  expect(() => betaQuantile(2, 1, 1)).toThrow('between 0 and 1');
});
