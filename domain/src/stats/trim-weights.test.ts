import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from './sum.ts';
import { trimWeights } from './trim-weights.ts';

test('weights come within the bounds and keep their sum, or are refused', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 });
  const bounds = fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0.5, max: 8, noNaN: true }));
  fc.assert(
    fc.property(weights, bounds, (given, [lower, upper]) => {
      const trimmed = trimWeights(given, { lower, upper });
      if (trimmed.weights === null) {
        expect(['impossible_bounds', 'not_converged']).toContain(trimmed.reason);
        return;
      }
      expect(sum(trimmed.weights)).toBeCloseTo(sum(given), 8);
      for (const weight of trimmed.weights) {
        expect(weight).toBeGreaterThanOrEqual(lower * (1 - 1e-9));
        expect(weight).toBeLessThanOrEqual(upper * (1 + 1e-9));
      }
    }),
  );
});

test('bounds that cannot hold the sum are refused', () => {
  expect(trimWeights([1, 2, 3], { lower: 3, upper: 4 })).toEqual({ weights: null, reason: 'impossible_bounds' });
});

test('weights that are all clipped at once are refused, since nobody is left to take what is over', () => {
  // R: trimWeights(strict = TRUE) gives 2 and 6 here and loses 2 of 10.
  expect(trimWeights([1, 9], { lower: 2, upper: 6 })).toEqual({ weights: null, reason: 'not_converged' });
});
