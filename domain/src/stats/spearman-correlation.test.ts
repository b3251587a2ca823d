import { expect, test } from 'vitest';
import { spearmanCorrelation } from './spearman-correlation.ts';

test('what always rises together is 1, however unevenly', () => {
  expect(spearmanCorrelation([1, 2, 3, 4], [1, 10, 100, 1000])).toBe(1);
});

test('ties are ranked in the middle, as scipy does', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];
  // scipy.stats.spearmanr(speed, score).statistic
  expect(spearmanCorrelation(speed, score)).toBeCloseTo(0.9785963930835587, 13);
});
