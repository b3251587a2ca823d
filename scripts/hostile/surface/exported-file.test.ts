import { expect, test } from 'vitest';
import { cellsOf, formulasIn } from './exported-file.ts';

test('cells are cut as a spreadsheet cuts them', () => {
  expect(cellsOf('a;"b;""c""";\r\nd', ';')).toEqual(['a', 'b;"c"', '', '', 'd']);
});

test.each(['=1+1', '+1', '-5', '@SUM(A1)', '\t=1+1', ' =1+1', '＝1+1', '\u200b=1+1'])(
  '%j would be calculated',
  (cell) => {
    expect(formulasIn(`row;value\r\n1;"${cell}"\r\n`)).toEqual([cell]);
    expect(formulasIn(`row;value\r\n1;"'${cell}"\r\n`)).toEqual([]);
  },
);
