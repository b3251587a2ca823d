import { expect, test } from 'vitest';
import { binomialQuantile } from './binomial-quantile.ts';

// scipy: binom.ppf(probability, n, p)
test.each([
  [0.025, 10, 0.5, 2],
  [0.025, 5, 0.5, 0],
  [0.05, 29, 0.5, 10],
  [0.975, 100000, 0.3, 30284],
] as const)('the binomial quantile is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(binomialQuantile(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('binomialQuantile at the edges', () => {
  expect(binomialQuantile(1, 10, 0.5)).toBe(10);
  expect(binomialQuantile(0.5, 0, 0.5)).toBe(0);
  expect(() => binomialQuantile(2, 10, 0.5)).toThrow('between 0 and 1');
});
