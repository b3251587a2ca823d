import { expect, test } from 'vitest';
import { chiSquareTail } from './chi-square-tail.ts';

// mpmath: gammainc(df/2, x/2, inf, regularized)
test.each([
  [3.841458820694124, 1, 0.05000000000000006],
  [106.175058541183, 4, 4.758566283840794e-22],
  [0.5, 7.5, 0.9997263409091075],
  [2000, 1000, 4.1436785914549916e-69],
  [1200, 2, 2.6503965530043108e-261],
] as const)('the upper chi-square tail keeps its digits far out (%s, %s)', (first, second, expected) => {
  expect(Math.abs(chiSquareTail(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('chiSquareTail at the edges', () => {
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(() => chiSquareTail(1, 0)).toThrow('positive');
});
