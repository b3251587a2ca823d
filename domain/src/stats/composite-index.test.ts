import { expect, test } from 'vitest';
import { compositeIndex } from './composite-index.ts';

const options = { weights: [1, 1, 1], min: 1, max: 10, level: 0.95 };

test('means of 7.8, 7.2 and 7.0 with equal weights are an index of 70.37', () => {
  const rows = [
    [8, 7, 7],
    [8, 7, 7],
    [8, 7, 7],
    [8, 7, 7],
    [7, 8, 7],
  ];
  expect(compositeIndex(rows, options).index).toBeCloseTo(70.37, 2);
  expect(compositeIndex(rows, { ...options, weights: [10, 10, 10] }).index).toBeCloseTo(70.37, 2);
});

test('a respondent with a missing or impossible item does not count', () => {
  expect(
    compositeIndex(
      [
        [8, null, 7],
        [8, 7, 11],
        [8, 7, 7],
      ],
      options,
    ),
  ).toMatchObject({
    n: 1,
    standardError: null,
    reason: 'one_answer',
  });
});
