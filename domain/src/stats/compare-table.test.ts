import { expect, test } from 'vitest';
import { compareTable } from './compare-table.ts';

// R: chisq.test(matrix(c(3, 6, 1, 7, 2, 9), 3), correct = FALSE)
test('an empty column is dropped, and small expected counts are said', () => {
  const compared = compareTable([
    [3, 0, 7],
    [6, 0, 2],
    [1, 0, 9],
  ]);
  expect(compared).toMatchObject({ df: 2, isExpectedTooSmall: true });
  expect(compared.chiSquare).toBeCloseTo(8.4, 12);
  expect(compared.pValue).toBeCloseTo(0.0149955768204777, 12);
});

test('one row, or an empty table, compares nothing', () => {
  expect(compareTable([[3, 4]]).reason).toBe('no_variation');
  expect(
    compareTable([
      [0, 0],
      [0, 0],
    ]).reason,
  ).toBe('no_answers');
  expect(() => compareTable([[1, 2], [3]])).toThrow('differ in length');
});
