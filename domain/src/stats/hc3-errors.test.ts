import { expect, test } from 'vitest';
import { hc3Errors } from './hc3-errors.ts';
import { leastSquares } from './least-squares.ts';

test('HC3 agrees with statsmodels', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
  const fit = leastSquares([speed, friendliness], [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4]);
  // statsmodels: sm.OLS(…).fit().get_robustcov_results('HC3').bse[1:]
  expect(fit && hc3Errors(fit)).toEqual([expect.closeTo(0.165452656833041, 12), expect.closeTo(0.194990104101023, 12)]);
});

test('a branch with one respondent is fitted exactly, so HC3 does not exist', () => {
  const fit = leastSquares([[0, 0, 0, 0, 1]], [4, 5, 3, 4, 1]);
  expect(fit && hc3Errors(fit)).toBeNull();
});
