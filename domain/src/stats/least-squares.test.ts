import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.ts';

// statsmodels 0.15: sm.OLS(score, sm.add_constant(np.column_stack([speed, friendliness]))).fit()
const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];

test('coefficients, R² and leverages agree with statsmodels', () => {
  const fit = leastSquares([speed, friendliness], score);
  expect(fit?.intercept).toBeCloseTo(1.1910477266309, 12);
  expect(fit?.coefficients[0]).toBeCloseTo(0.908782829709121, 12);
  expect(fit?.coefficients[1]).toBeCloseTo(-0.017367975148263, 12);
  expect(1 - (fit?.residualSquares ?? 0) / (fit?.totalSquares ?? 0)).toBeCloseTo(0.952517265282021, 12);
  expect([...(fit?.leverages ?? [])].slice(0, 2)).toEqual([
    expect.closeTo(0.183281558881672, 12),
    expect.closeTo(0.214769839028523, 12),
  ]);
});

test('a sum beside its parts, a constant, and too few rows have no single answer', () => {
  const total = speed.map((value, row) => value + (friendliness[row] ?? 0));
  expect(leastSquares([speed, friendliness, total], score)).toBeNull();
  expect(leastSquares([speed.map(() => 7)], score)).toBeNull();
  expect(
    leastSquares(
      [
        [1, 2],
        [3, 5],
      ],
      [1, 2],
    ),
  ).toBeNull();
});

test('without columns the mean remains', () => {
  expect(leastSquares([], [1, 2, 6])?.intercept).toBe(3);
});
