import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachableMargin } from './reachable-margin.ts';
import { sampleSize } from './sample-size.ts';

// Cochran 1977: n0 = 384.15, and with a population of 400 already half of it
test.each([
  [undefined, 385],
  [100, 80],
  [400, 197],
  [1000, 278],
  [100_000, 383],
])('a margin of 5 points in a population of %s takes %i answers', (population, required) => {
  const plan = { variance: 0.25, margin: 0.05, level: 0.95 };
  expect(sampleSize(population === undefined ? plan : { ...plan, population }).required).toBe(required);
});

test('more invitations than customers is not feasible', () => {
  const plan = { variance: 0.25, margin: 0.05, level: 0.95, population: 1000, responseRate: 0.25 };
  expect(sampleSize(plan)).toMatchObject({ invitations: 1112, isFeasible: false });
  expect(sampleSize({ ...plan, responseRate: 0 })).toMatchObject({ invitations: null, isFeasible: false });
});

test('the reachable margin is the inverse of the sample size', () => {
  const margins = fc.double({ min: 0.01, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(margins, (margin) => {
      const { exactInfinite } = sampleSize({ variance: 0.25, margin, level: 0.95 });
      expect(reachableMargin({ variance: 0.25, n: exactInfinite, level: 0.95 })).toBeCloseTo(margin, 10);
    }),
  );
});

test('a margin of nothing is refused', () => {
  expect(() => sampleSize({ variance: 0.25, margin: 0, level: 0.95 })).toThrow('no sample size');
});
