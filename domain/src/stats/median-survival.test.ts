import { expect, test } from 'vitest';
import { kaplanMeier } from './kaplan-meier.ts';
import { medianSurvival } from './median-survival.ts';

const medianOf = (times: readonly number[], events: readonly number[]) =>
  medianSurvival(
    kaplanMeier(
      times.map((time, index) => ({ time, hasEvent: events[index] === 1 })),
      0.95,
    ),
  );

test('the first time at which half or more have left', () => {
  expect(medianOf([1, 2, 3], [1, 1, 1]).median).toBe(2);
});

test('on exactly one half the median is the middle of the flat part', () => {
  // The rule of R's quantile.survfit; a flat part that nobody leaves ends with the last customer seen.
  expect(medianOf([1, 2, 3, 4], [1, 1, 1, 1]).median).toBe(2.5);
  expect(medianOf([1, 2, 3, 4], [1, 1, 0, 0]).median).toBe(3);
});

test('when more than half stay there is no median, and no made-up one', () => {
  expect(medianOf([1, 2, 3, 4], [1, 0, 0, 0])).toEqual({ median: null, low: 1, high: null });
  expect(medianSurvival([])).toEqual({ median: null, low: null, high: null });
});
