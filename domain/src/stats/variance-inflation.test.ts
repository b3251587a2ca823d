import { expect, test } from 'vitest';
import { correlationMatrix } from './correlation-matrix.ts';
import { varianceInflation } from './variance-inflation.ts';

test('two drivers that overlap inflate each other as statsmodels says', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
  const correlations = correlationMatrix([speed, friendliness]);
  // statsmodels: variance_inflation_factor(X, 1)
  expect(correlations && varianceInflation(correlations)?.[0]).toBeCloseTo(5.465028711286832, 11);
});

test('a driver asked twice has no finite inflation', () => {
  const correlations = correlationMatrix([
    [1, 2, 4],
    [1, 2, 4],
  ]);
  expect(correlations && varianceInflation(correlations)).toBeNull();
});
