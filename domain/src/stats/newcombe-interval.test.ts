import { expect, test } from 'vitest';
import { newcombeInterval } from './newcombe-interval.ts';

// R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10, contrasts (a), (b), (g)
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
] as const)('%i of %i against %i of %i is as published', (...[x1, n1, x2, n2, low, high]) => {
  const [from, to] = newcombeInterval({ successes: x1, n: n1 }, { successes: x2, n: n2 }, 0.95) ?? [0, 0];
  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});

test('an empty side has no difference', () => {
  expect(newcombeInterval({ successes: 0, n: 0 }, { successes: 1, n: 2 }, 0.95)).toBeNull();
});
