import { expect, test } from 'vitest';
import { binomialProbability } from './binomial-probability.ts';

// mpmath: betainc(n-k, k+1, 0, 1-p, regularized)
test.each([
  [2, 10, 0.5, 0.0546875],
  [0, 1000, 0.01, 4.317124741065824e-5],
  [40, 100, 0.5, 0.028443966820490395],
] as const)('the binomial distribution is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(binomialProbability(first, second, third) - expected)).toBeLessThanOrEqual(
    1e-11 * Math.abs(expected),
  );
});

test('binomialProbability at the edges', () => {
  expect(binomialProbability(10, 10, 0.5)).toBe(1);
  expect(binomialProbability(-1, 10, 0.5)).toBe(0);
  expect(binomialProbability(0, 0, 0.5)).toBe(1);
  expect(() => binomialProbability(1, 1.5, 0.5)).toThrow('is a count');
});
