import { expect, test } from 'vitest';
import { tTail } from './t-tail.ts';

// mpmath: betainc(df/2, 1/2, 0, df/(df+t^2), regularized) / 2
test.each([
  [0, 5, 0.5],
  [2.262157162798205, 9, 0.025000000000000026],
  [40, 30, 6.863022597203201e-28],
  [-1, 2.5, 0.7979694863608633],
  [3.26671100100094, 425.755804356804, 0.0005880521779675178],
  [60, 200, 3.855789292028314e-130],
] as const)('the upper t tail keeps its digits far out (%s, %s)', (first, second, expected) => {
  expect(Math.abs(tTail(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('tTail at the edges', () => {
  expect(tTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(() => tTail(1, 0)).toThrow('positive df');
});
