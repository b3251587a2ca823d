import { expect, test } from 'vitest';
import { rowsOfColumns } from './rows-of-columns.ts';

test('columns become a row for each place, of those that were asked for', () => {
  const columns = { from: ['2026-01-01', '2026-02-01'], n: [12, 0], low: [1.5, null], method: [] };
  expect(rowsOfColumns(columns, ['from', 'n', 'low'])).toEqual([
    { from: '2026-01-01', n: 12, low: 1.5 },
    { from: '2026-02-01', n: 0, low: null },
  ]);
  expect(rowsOfColumns({ from: [], n: [] }, ['from', 'n'])).toEqual([]);
});

test('columns of different lengths are told by their names, and no row is made up', () => {
  expect(() => rowsOfColumns({ from: ['2026-01-01'], n: [] }, ['from', 'n'])).toThrow(
    'the column n has 0 places where from has 1',
  );
});
