import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.ts';
import { neweyWestErrors } from './newey-west-errors.ts';

test('two lags of Bartlett weights agree with statsmodels', () => {
  const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const fit = leastSquares([months], [7, 7.2, 7.1, 7.4, 7.3, 7.3, 7.6, 7.5, 7.9, 7.8]);
  // statsmodels: fit(cov_type='HAC', cov_kwds={'maxlags': 2, 'use_correction': False}).bse[1]
  expect(fit && neweyWestErrors(fit, 2)[0]).toBeCloseTo(0.006685300552639, 13);
  expect(() => fit && neweyWestErrors(fit, -1)).toThrow(RangeError);
});
