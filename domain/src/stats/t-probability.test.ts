import { expect, test } from 'vitest';
import { tProbability } from './t-probability.ts';

// mpmath: 1 - betainc(df/2, 1/2, 0, df/(df+t^2), regularized) / 2
test.each([
  [0.5, 5, 0.6808505641795355],
  [-2.262157162798205, 9, 0.025000000000000026],
  [1, 1.3, 0.7663788062067752],
] as const)('the t distribution is as in R (%s, %s)', (first, second, expected) => {
  expect(Math.abs(tProbability(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('tProbability at the edges', () => {
  expect(tProbability(0, 5)).toBe(0.5);
});
