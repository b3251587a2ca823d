import { expect, test } from 'vitest';
import { importancePerformance } from './importance-performance.ts';

test('attributes fall into the four quadrants around their means', () => {
  const points = { importance: [0.31, 0.05, 0.12, 0.22], performance: [7.9, 8.2, 6.4, 6.1] };
  expect(importancePerformance(points, 'mean').quadrants).toEqual([
    'keep_up',
    'possible_overkill',
    'low_priority',
    'concentrate_here',
  ]);
});

test('a value on the cut counts as high, also when the mean misses it by rounding', () => {
  expect(importancePerformance({ importance: [0.1, 0.1, 0.1], performance: [7, 7, 7] }, 'mean').quadrants).toEqual([
    'keep_up',
    'keep_up',
    'keep_up',
  ]);
  expect(
    importancePerformance({ importance: [1], performance: [5] }, { importance: 1, performance: 5.5 }).quadrants,
  ).toEqual(['concentrate_here']);
});

test('an attribute nobody rated has no quadrant, and does not move the median of the others', () => {
  const result = importancePerformance({ importance: [1, 2, 3, null], performance: [1, 2, 3, 9] }, 'median');
  expect(result).toMatchObject({ importanceCut: 2, performanceCut: 2.5, reason: 'no_answers' });
  expect(result.quadrants[3]).toBeNull();
  expect(importancePerformance({ importance: [], performance: [] }, 'mean').importanceCut).toBeNull();
});
