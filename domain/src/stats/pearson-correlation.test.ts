import { expect, test } from 'vitest';
import { pearsonCorrelation } from './pearson-correlation.ts';

test('a straight line is exactly 1, and its mirror exactly -1', () => {
  expect(pearsonCorrelation([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])).toBe(1);
  expect(pearsonCorrelation([1, 2, 3], [6, 4, 2])).toBe(-1);
});

test('two pairs always lie on a line, so they say nothing', () => {
  expect(pearsonCorrelation([1, 2], [1, 3])).toBeNull();
});

test('a grade everybody gave alike correlates with nothing', () => {
  expect(pearsonCorrelation([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toBeNull();
});
