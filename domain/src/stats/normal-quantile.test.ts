import { expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

// mpmath: sqrt(2) * erfinv(2 p - 1)
test.each([
  [1e-10, -6.361340902404057],
  [0.0005, -3.290526731491895],
  [0.025, -1.9599639845400543],
  [0.3, -0.5244005127080408],
  [0.5, 0],
  [0.9, 1.2815515655446006],
  [0.975, 1.9599639845400538],
  [0.9995, 3.290526731491926],
] as const)('the normal quantile is as in R (%s)', (first, expected) => {
  expect(Math.abs(normalQuantile(first) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('normalQuantile at the edges', () => {
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(() => normalQuantile(1.5)).toThrow('between 0 and 1');
});
