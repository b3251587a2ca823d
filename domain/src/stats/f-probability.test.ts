import { expect, test } from 'vitest';
import { fProbability } from './f-probability.ts';

// mpmath: 1 - betainc(d2/2, d1/2, 0, d2/(d2+d1 f), regularized)
test.each([
  [1, 5, 5, 0.5],
  [1.7, 3, 17.73, 0.7967421710931025],
] as const)('the F distribution is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(fProbability(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('fProbability at the edges', () => {
  expect(fProbability(0, 2, 3)).toBe(0);
});
