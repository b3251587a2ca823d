import { expect, test } from 'vitest';
import { betaProbability } from './beta-probability.ts';

// mpmath: betainc(a, b, 0, x, regularized)
test.each([
  [0.4, 2, 3, 0.5248],
  [0.05, 0.5, 0.5, 0.14356629312870628],
  [0.3, 81.5, 183.5, 0.4012523575488696],
  [0.999, 1000.5, 2, 0.7352068179128468],
] as const)('the beta distribution is as in R (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(betaProbability(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('betaProbability at the edges', () => {
  expect(betaProbability(1, 2, 3)).toBe(1);
  expect(() => betaProbability(0.5, 0, 1)).toThrow('must be positive');
});
