import { expect, test } from 'vitest';
import type { ColumnMeaning } from './column-field.ts';
import { readContactRow } from './contact-row.ts';

type Cell = readonly [meaning: ColumnMeaning | null, text: string];

function readRow(...cells: readonly Cell[]) {
  const columns = cells.flatMap(([meaning], column) => (meaning === null ? [] : [{ column, meaning }]));
  const formats = { dateOrder: 'dmy', decimal: ',' } as const;
  const mapping = { columns, attributes: new Map(), formats, width: cells.length };
  return readContactRow(
    cells.map(([, text]) => text),
    mapping,
    (host) => host,
  );
}

const email: Cell = ['email', 'jan@rij.example'];

test.each(['1,23457E+12', '1.2E+5', '1E+12', '-1,5e+10'])(
  'a number that a spreadsheet made %s of is nobody, neither a customer nor an organisation',
  (number) => {
    expect(readRow(email, ['external_id', number])).toMatchObject({ code: 'external_id_damaged', column: 1 });
    expect(readRow(email, ['organisation_number', number])).toMatchObject({ code: 'external_id_damaged', column: 1 });
  },
);

test.each(['1E12', '12E+5', 'E+5', '1234567890123'])('a number like %s is one', (number) => {
  expect(readRow(email, ['external_id', number])).toMatchObject({ externalId: number });
});

test('a name that is too long only when its parts are joined is told of its own column', () => {
  const read = readRow(email, [null, ''], ['name', 'a'.repeat(150)], ['name', 'b'.repeat(150)]);
  expect(read).toMatchObject({ code: 'name_too_long', column: 2 });
});
