import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.ts';
import { leastSquaresErrors } from './least-squares-errors.ts';

test('standard errors agree with statsmodels', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
  const fit = leastSquares([speed, friendliness], [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4]);
  // statsmodels: sm.OLS(…).fit().bse[1:]; dividing by n instead of n - 3 would give 0.1346
  expect(fit && leastSquaresErrors(fit)).toEqual([
    expect.closeTo(0.155392657384647, 12),
    expect.closeTo(0.155735058073137, 12),
  ]);
});

test('a line through two points has no error to speak of, so none is given', () => {
  const fit = leastSquares([[0, 1]], [3, 5]);
  expect(fit && leastSquaresErrors(fit)).toBeNull();
});
