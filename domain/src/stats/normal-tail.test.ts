import { expect, test } from 'vitest';
import { normalTail } from './normal-tail.ts';

// mpmath: erfc(z / sqrt(2)) / 2
test.each([
  [-3, 0.9986501019683699],
  [0, 0.5],
  [1.96, 0.024997895148220435],
  [5, 2.866515718791939e-7],
  [10, 7.619853024160525e-24],
  [37, 5.725571222524577e-300],
] as const)('the upper normal tail keeps its digits far out (%s)', (first, expected) => {
  expect(Math.abs(normalTail(first) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('normalTail at the edges', () => {
  expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
  expect(() => normalTail(Number.NaN)).toThrow('needs a number');
});
