import { expect, test } from 'vitest';
import { checkArchive } from '../../contacts/imports/xlsx-archive.ts';
import { xlsxText } from '../../contacts/imports/xlsx-text.ts';
import type { Table } from './table.ts';
import { tableCsv } from './table-file.ts';
import { makeWorkbook } from './workbook.ts';

const table: Table = {
  name: 'Groepen',
  columns: ['Vestiging', 'Cijfer', 'Aandeel', 'n'],
  rows: [
    ['Zeist', { value: 7.84375, decimals: 1 }, { value: 0.8125, decimals: 0, isShare: true }, 172],
    ['=HYPERLINK("http://x.example";"hier")', { value: -0.5, decimals: 1 }, null, 12],
    ['Å & <b> "ø"\u0000', null, null, 0],
  ],
  notes: ['@SUM(1+1) is no formula here'],
};

test('a CSV splits and counts as the reader’s spreadsheet does, and runs nothing', () => {
  expect(tableCsv(table, 'nl').split('\r\n')).toEqual([
    '\ufeff"Vestiging";"Cijfer";"Aandeel";"n"',
    '"Zeist";"7,84375";"0,8125";"172"',
    `"'=HYPERLINK(""http://x.example"";""hier"")";"-0,5";;"12"`,
    '"Å & <b> ""ø""\u0000";;;"0"',
    '',
    `"'@SUM(1+1) is no formula here"`,
    '',
  ]);
  expect(tableCsv(table, 'en')).toContain('"Zeist","7.84375","0.8125","172"');
});

test('a workbook holds numbers as numbers and texts as texts', async () => {
  const workbook = makeWorkbook(table);
  await checkArchive(workbook);
  const chunks: Buffer[] = [];
  for await (const chunk of xlsxText(workbook)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('Zeist');
  expect(text).toContain('7.84375');
  expect(text).toContain('=HYPERLINK(');
  expect(text).toContain('Å & <b>');
  expect(makeWorkbook(table).equals(workbook)).toBe(true);
});
