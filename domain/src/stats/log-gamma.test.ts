import { expect, test } from 'vitest';
import { logGamma } from './log-gamma.ts';

// mpmath: loggamma(x)
test.each([
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [5, 3.1780538303479458],
  [15.9, 27.625493215168692],
  [100, 359.1342053695754],
  [100000000, 1742068066.1038346],
] as const)('log-gamma is exact to the last digits (%s)', (first, expected) => {
  expect(Math.abs(logGamma(first) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('logGamma at the edges', () => {
  expect(logGamma(1)).toBe(0);
  expect(() => logGamma(0)).toThrow('positive');
});
