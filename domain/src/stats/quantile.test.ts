import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countScores } from './count-scores.ts';
import { quantile } from './quantile.ts';

// R: quantile(c(3, 4, 5, 9), c(0, .1, .25, .5, 1))
test.each([
  [0, 3],
  [0.1, 3.3],
  [0.25, 3.75],
  [0.5, 4.5],
  [1, 9],
])('the %s quantile is of type 7', (p, expected) => {
  expect(quantile(countScores([9, 3, 5, 4]), p)).toBeCloseTo(expected, 12);
});

test('a quantile never leaves the answers, and nobody has none', () => {
  expect(quantile(countScores([]), 0.5)).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (answers, p) => {
      const value = quantile(countScores(answers), p) ?? Number.NaN;
      expect(value).toBeGreaterThanOrEqual(Math.min(...answers));
      expect(value).toBeLessThanOrEqual(Math.max(...answers));
    }),
  );
});
