import { expect, test } from 'vitest';
import { fisherExactPValue } from './fisher-exact-p-value.ts';

// scipy: fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])
test.each([
  [9, 10, 3, 10, 0.019766611097880446],
  [5, 56, 0, 29, 0.16062144320947147],
  [0, 10, 0, 10, 1],
  [1200, 2000, 1100, 2000, 0.0015395077387717368],
] as const)('%i of %i against %i of %i is as in R', (...[x1, n1, x2, n2, expected]) => {
  expect(fisherExactPValue({ successes: x1, n: n1 }, { successes: x2, n: n2 })).toBeCloseTo(expected, 9);
});

test('an empty side has no p-value', () => {
  expect(fisherExactPValue({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
});
