import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { positiveDefiniteInverse } from './positive-definite-inverse.ts';

test('the inverse times the matrix is the identity, also with units a million apart', () => {
  const matrix = new Matrix([
    [4e12, 2e6, 1],
    [2e6, 9, 0.5],
    [1, 0.5, 25],
  ]);
  const product = positiveDefiniteInverse(matrix)?.mmul(matrix);
  for (const [row, values] of (product?.to2DArray() ?? []).entries()) {
    for (const [column, value] of values.entries()) expect(Math.abs(value - Number(row === column))).toBeLessThan(1e-4);
  }
  expect(product?.get(2, 2)).toBeCloseTo(1, 12);
});

test('a singular or indefinite matrix has none', () => {
  expect(
    positiveDefiniteInverse(
      new Matrix([
        [1, 1],
        [1, 1],
      ]),
    ),
  ).toBeNull();
  expect(
    positiveDefiniteInverse(
      new Matrix([
        [1, 2],
        [2, 1],
      ]),
    ),
  ).toBeNull();
  expect(
    positiveDefiniteInverse(
      new Matrix([
        [0, 0],
        [0, 1],
      ]),
    ),
  ).toBeNull();
});
