import { expect, test } from 'vitest';
import { binomialDensity } from './binomial-density.ts';

// mpmath: binomial(n, k) p^k (1-p)^(n-k)
test.each([
  [2, 10, 0.5, 0.0439453125],
  [500, 1000, 0.5, 0.0252250181783608],
  [10, 10, 0.3, 5.9048999999999975e-6],
  [0, 40, 0.01, 0.6689717585696805],
] as const)('the binomial density is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(binomialDensity(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('binomialDensity at the edges', () => {
  expect(binomialDensity(11, 10, 0.5)).toBe(0);
  expect(binomialDensity(0, 0, 0.5)).toBe(1);
});
