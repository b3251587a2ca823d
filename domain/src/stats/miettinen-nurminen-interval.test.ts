import fc from 'fast-check';
import { expect, test } from 'vitest';
import { miettinenNurminenInterval } from './miettinen-nurminen-interval.ts';

const share = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, part]) => ({ successes: Math.round(n * part), n }));

test('the interval holds the difference and stays within -1 to 1', () => {
  fc.assert(
    fc.property(share, share, (first, second) => {
      const difference = first.successes / first.n - second.successes / second.n;
      const [low, high] = miettinenNurminenInterval(first, second, 0.95) ?? [1, -1];
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(difference);
      expect(high).toBeGreaterThanOrEqual(difference);
    }),
    { numRuns: 40 },
  );
});

test('all against none reaches the end of the scale', () => {
  expect(miettinenNurminenInterval({ successes: 10, n: 10 }, { successes: 0, n: 20 }, 0.95)?.[1]).toBe(1);
});
