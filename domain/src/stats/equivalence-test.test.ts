import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equivalenceTest } from './equivalence-test.ts';

test('the p-value agrees with scipy', () => {
  // max(t.sf((.05 + .25) / .1, 20), t.sf((.25 - .05) / .1, 20))
  const result = equivalenceTest({ difference: 0.05, standardError: 0.1, df: 20 }, [-0.25, 0.25], 0.95);
  expect(result.pValue).toBeCloseTo(0.02963276772328522, 12);
  expect(result.notWorsePValue).toBeCloseTo(0.0035379493956055447, 12);
  expect(result).toMatchObject({ isEquivalent: true, isNotWorse: true });
});

test('better by far is not the same, but it is no worse', () => {
  const result = equivalenceTest({ difference: 1, standardError: 0.1, df: null }, [-0.25, 0.25], 0.95);
  expect(result).toMatchObject({ isEquivalent: false, isNotWorse: true });
});

test('the verdict is that of the 90 % interval within the margins', () => {
  const any = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      any,
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 300 }),
      (difference, standardError, df) => {
        const { isEquivalent, interval } = equivalenceTest({ difference, standardError, df }, [-0.5, 0.5], 0.95);
        const [low, high] = interval ?? [0, 0];
        fc.pre(Math.abs(low + 0.5) > 1e-9 && Math.abs(high - 0.5) > 1e-9);
        expect(isEquivalent).toBe(low > -0.5 && high < 0.5);
      },
    ),
  );
});

test('an error of zero is no proof', () => {
  expect(equivalenceTest({ difference: 0, standardError: 0, df: 5 }, [-1, 1], 0.95)).toMatchObject({
    pValue: null,
    isEquivalent: null,
    reason: 'no_variation',
  });
});
