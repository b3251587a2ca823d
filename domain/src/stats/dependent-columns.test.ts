import { expect, test } from 'vitest';
import { correlationMatrix } from './correlation-matrix.ts';
import { dependentColumns } from './dependent-columns.ts';

const speed = [1, 2, 3, 4, 5, 1, 3, 2];
const price = [2, 1, 4, 3, 5, 5, 1, 2];

function dependentAmong(columns: readonly (readonly number[])[]): readonly number[] | undefined {
  const correlations = correlationMatrix(columns);
  return correlations ? dependentColumns(correlations) : undefined;
}

test('a total beside its parts is named, whatever the units', () => {
  const total = speed.map((value, row) => 0.1 * value + 0.3 * (price[row] ?? 0));
  expect(dependentAmong([speed, price, total])).toEqual([2]);
  expect(dependentAmong([speed, total, price])).toEqual([2]);
});

test('a column asked twice is named each further time', () => {
  expect(dependentAmong([speed, speed, price, price])).toEqual([1, 3]);
});

test('strong overlap alone is not refused', () => {
  expect(dependentAmong([speed, speed.map((value, row) => value + (row === 0 ? 0.001 : 0))])).toEqual([]);
});
