import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { relativeWeights } from './relative-weights.ts';

test('three overlapping drivers get the published relative weights', () => {
  // reference/methods.md 5.10: RW = (.223948, .162249, .030612)
  const correlations = new Matrix([
    [1, 0.6, 0.4],
    [0.6, 1, 0.5],
    [0.4, 0.5, 1],
  ]);
  const weights = relativeWeights(correlations, [0.6, 0.55, 0.3]);
  for (const [driver, weight] of [0.223948, 0.162249, 0.030612].entries()) {
    expect(weights[driver]).toBeCloseTo(weight, 6);
  }
});

test('for any overlap of two drivers the weights add up to R²', () => {
  const correlation = fc.double({ min: -0.7, max: 0.7, noNaN: true });
  fc.assert(
    fc.property(correlation, correlation, correlation, (between, first, second) => {
      const weights = relativeWeights(
        new Matrix([
          [1, between],
          [between, 1],
        ]),
        [first, second],
      );
      const rSquared = (first ** 2 + second ** 2 - 2 * first * second * between) / (1 - between ** 2);
      expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(rSquared, 10);
    }),
  );
});

test('drivers that determine each other are refused', () => {
  expect(() =>
    relativeWeights(
      new Matrix([
        [1, 1],
        [1, 1],
      ]),
      [0.5, 0.5],
    ),
  ).toThrow(RangeError);
});
