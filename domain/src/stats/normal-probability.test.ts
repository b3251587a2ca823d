import { expect, test } from 'vitest';
import { normalProbability } from './normal-probability.ts';

// mpmath: erfc(-z / sqrt(2)) / 2
test.each([
  [-10, 7.619853024160525e-24],
  [-1.96, 0.024997895148220435],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [3, 0.9986501019683699],
] as const)('the normal distribution is as in R (%s)', (first, expected) => {
  expect(Math.abs(normalProbability(first) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('normalProbability at the edges', () => {
  expect(normalProbability(Number.POSITIVE_INFINITY)).toBe(1);
});
