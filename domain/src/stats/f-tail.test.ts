import { expect, test } from 'vitest';
import { fTail } from './f-tail.ts';

// mpmath: betainc(d2/2, d1/2, 0, d2/(d2+d1 f), regularized)
test.each([
  [4.256494729093748, 2, 9, 0.050000000000000024],
  [0.106835188188254, 1.97153286797174, 234.612411288638, 0.8961809839631831],
  [200, 3, 80, 4.5111947346538836e-37],
] as const)('the upper F tail keeps its digits far out (%s, %s, %s)', (first, second, third, expected) => {
  expect(Math.abs(fTail(first, second, third) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('fTail at the edges', () => {
  expect(fTail(0, 2, 3)).toBe(1);
  expect(fTail(Number.POSITIVE_INFINITY, 2, 3)).toBe(0);
});
