import { expect, test } from 'vitest';
import { completeRows } from './complete-rows.ts';

test('a respondent who skipped one question is left out of the analysis of all', () => {
  expect(
    completeRows([
      [4, null, 5, 0],
      [1, 2, 3, undefined],
    ]),
  ).toEqual([0, 2]);
  expect(completeRows([])).toEqual([]);
});

test('columns of unequal length are not zipped short', () => {
  expect(() => completeRows([[1, 2], [1]])).toThrow(RangeError);
});
