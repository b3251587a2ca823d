import { expect, test } from 'vitest';
import { countScores } from './count-scores.ts';
import { medianInterval } from './median-interval.ts';

// R: x <- 1:20; quantile(x); k <- qbinom(.025, 20, .5); c(x[k], x[21 - k]); 1 - 2 * pbinom(k - 1, 20, .5)
test('the interval of a median lies between two answers and says what it covers', () => {
  const result = medianInterval(countScores(Array.from({ length: 20 }, (_, index) => index + 1)), 0.95);
  expect(result).toMatchObject({ n: 20, median: 10.5, lowerQuartile: 5.75, upperQuartile: 15.25, interval: [6, 15] });
  expect(result.achievedLevel).toBeCloseTo(0.958610534667969, 12);
});

test('five answers cannot give a 95 % interval of the median, six can', () => {
  expect(medianInterval(countScores([1, 2, 3, 4, 5]), 0.95)).toMatchObject({
    median: 3,
    interval: null,
    reason: 'too_few_for_level',
  });
  expect(medianInterval(countScores([1, 2, 3, 4, 5, 6]), 0.95).interval).toEqual([1, 6]);
});

test('nobody has no median', () => {
  expect(medianInterval(countScores([]), 0.95)).toMatchObject({ median: null, interval: null, reason: 'no_answers' });
});
