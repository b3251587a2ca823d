import { expect, test } from 'vitest';
import { chiSquareProbability } from './chi-square-probability.ts';

// mpmath: gammainc(df/2, 0, x/2, regularized)
test.each([
  [2, 2, 0.6321205588285577],
  [0.01, 1, 0.07965567455405796],
  [40, 30, 0.8951357188920154],
] as const)('the chi-square distribution is as in R (%s, %s)', (first, second, expected) => {
  expect(Math.abs(chiSquareProbability(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('chiSquareProbability at the edges', () => {
  expect(chiSquareProbability(0, 3)).toBe(0);
});
