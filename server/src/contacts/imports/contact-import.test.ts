import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportCheck, ImportPreview } from './schema.ts';
import {
  checkList,
  closeTestImports,
  findContacts,
  openTestImports,
  type TestImports,
  takeListIn,
  uploadList,
} from './test-import.ts';

let imports: TestImports;

beforeAll(async () => {
  imports = await openTestImports();
});

afterAll(() => closeTestImports(imports));

/** A list as firms have it: its bytes, how it should be guessed, and the contacts in it. */
type List = [
  what: string,
  bytes: Buffer | string,
  reading: Partial<ImportPreview['reading']>,
  expected: { email: string; name: string }[],
];

const bom = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const cp1252 = (text: string) => Buffer.from(text, 'latin1');

describe('a customer list as firms have it', () => {
  test.each<List>([
    [
      'commas and UTF-8',
      'email,name\na@f1.example,José\nb@f1.example,"Dam, Jan van"\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
      [
        { email: 'a@f1.example', name: 'José' },
        { email: 'b@f1.example', name: 'Dam, Jan van' },
      ],
    ],
    [
      'semicolons, a byte order mark and Dutch headings',
      Buffer.concat([bom, Buffer.from('Klantnummer;Naam;E-mailadres\r\n7;Anna;a@f2.example\r\n')]),
      { kind: 'csv', encoding: 'utf-8', delimiter: ';', header: true },
      [{ email: 'a@f2.example', name: 'Anna' }],
    ],
    [
      'Windows-1252 from an old program',
      cp1252('E-post;Navn\r\na@f3.example;Bj\xf8rn \xc5s\r\n'),
      { kind: 'csv', encoding: 'windows-1252', delimiter: ';', header: true },
      [{ email: 'a@f3.example', name: 'Bjørn Ås' }],
    ],
    [
      'UTF-16 with tabs, as Excel calls "Unicode text"',
      utf16('email\tvoornaam\tachternaam\r\na@f4.example\tJan\tde Vries\r\n'),
      { kind: 'csv', encoding: 'utf-16le', delimiter: '\t', header: true },
      [{ email: 'a@f4.example', name: 'Jan de Vries' }],
    ],
    [
      'UTF-16 the other way round, without a mark',
      Buffer.from('email,name\na@f5.example,Zoë\n', 'utf16le').swap16(),
      { kind: 'csv', encoding: 'utf-16be', delimiter: ',', header: true },
      [{ email: 'a@f5.example', name: 'Zoë' }],
    ],
    [
      'pipes',
      'mail|naam\na@f6.example|A, B; C\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: '|', header: true },
      [{ email: 'a@f6.example', name: 'A, B; C' }],
    ],
    [
      'no heading at all',
      'a@f7.example;Anna\nb@f7.example;Bert\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: ';', header: false },
      [
        { email: 'a@f7.example', name: '' },
        { email: 'b@f7.example', name: '' },
      ],
    ],
    [
      'one column of addresses',
      'a@f8.example\r\nb@f8.example\r\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: ',', header: false },
      [
        { email: 'a@f8.example', name: '' },
        { email: 'b@f8.example', name: '' },
      ],
    ],
    [
      'line ends and quotes inside a cell',
      'email,name\r\na@f9.example,"Jan\nvan ""Dam"""\r\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
      [{ email: 'a@f9.example', name: 'Jan\nvan "Dam"' }],
    ],
    [
      'blank lines and empty columns',
      'email,name\n\n,,\na@f10.example,A\n \n\nb@f10.example,B',
      { kind: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
      [
        { email: 'a@f10.example', name: 'A' },
        { email: 'b@f10.example', name: 'B' },
      ],
    ],
    [
      "Excel's own first line",
      'sep=|\r\nemail|name\r\na@f11.example|A\r\n',
      { kind: 'csv', encoding: 'utf-8', delimiter: '|', header: true },
      [{ email: 'a@f11.example', name: 'A' }],
    ],
    [
      'old line ends and stray quotes',
      'email;name\ra@f12.example;5" scherm "Jan"\rb@f12.example;B\r',
      { kind: 'csv', encoding: 'utf-8', delimiter: ';', header: true },
      [
        { email: 'a@f12.example', name: '5" scherm "Jan"' },
        { email: 'b@f12.example', name: 'B' },
      ],
    ],
  ])('%s', async (_what, bytes, reading, expected) => {
    const rows = expected.length;
    const reply = await uploadList(imports, bytes);
    expect(reply.statusCode).toBe(201);
    const preview = reply.json<ImportPreview>();
    expect(preview.reading).toMatchObject(reading);
    expect(preview.row_count).toBe(rows);
    const checked = (await checkList(imports, preview)).json<ImportCheck>();
    expect(checked.check).toMatchObject({ valid: rows, changed: 0, refused_count: 0 });
    expect(await takeListIn(imports, preview.id)).toMatchObject({ state: 'done', added_count: rows, refused_count: 0 });
    expect(await findContacts(imports, expected[0]?.email.slice(1) ?? '')).toEqual(expected);
  });

  test('a list read in the wrong encoding is refused row by row, not stored with broken letters', async () => {
    const preview = (
      await uploadList(imports, cp1252('email,name\na@wrong.example,Jos\xe9\nb@wrong.example,Jan\n'))
    ).json();
    const checked = (await checkList(imports, preview, { encoding: 'utf-8' })).json<ImportCheck>();
    expect(checked.check).toMatchObject({ valid: 1, refused_count: 1 });
    expect(checked.check.refused[0]).toMatchObject({ row: 2, column: 'name', code: 'name_control_character' });
    const right = (await checkList(imports, preview, { encoding: 'windows-1252' })).json<ImportCheck>();
    expect(right.check).toMatchObject({ valid: 2, refused_count: 0 });
  });
});

describe('rows that cannot be used', () => {
  test('are named with row, column, reason and value; the others go in', async () => {
    const file =
      'email,name\na@bad.example,A\n<img src=x onerror=alert(1)>,x\n,leeg\nA@BAD.example,again\nb@localhost,B\n';
    const preview = (await uploadList(imports, file)).json();
    const checked = (await checkList(imports, preview)).json<ImportCheck>();
    expect(checked.check.refused.map(({ row, code, value }) => [row, code, value])).toEqual([
      [3, 'email_not_one', '<img src=x onerror=alert(1)>'],
      [4, 'email_missing', ''],
      [5, 'email_twice', 'A@bad.example'],
      [6, 'email_host', 'b@localhost'],
    ]);
    expect(await takeListIn(imports, preview.id)).toMatchObject({ added_count: 1, refused_count: 4 });
    const csv = await imports.app.inject(`/v1/contact-imports/${preview.id}/refused.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n')).toHaveLength(6);
  });

  test('a formula in a refused cell is inert in the file that Excel opens', async () => {
    const preview = (await uploadList(imports, 'email,name\n"=cmd|\' /C calc\'!A0",x\n')).json();
    await checkList(imports, preview);
    const csv = await imports.app.inject(`/v1/contact-imports/${preview.id}/refused.csv`);
    expect(csv.body).toContain(`'=cmd`);
    expect(csv.body).not.toMatch(/(^|;|")=cmd/);
  });

  test('a formula behind a character without width is inert too', async () => {
    const preview = (await uploadList(imports, 'email,name\n"\u200b=1+1",x\n')).json();
    await checkList(imports, preview);
    const csv = await imports.app.inject(`/v1/contact-imports/${preview.id}/refused.csv`);
    expect(csv.body).toContain(`'\u200b=1+1`);
  });

  test('an address with a line end behind it is refused with its row', async () => {
    const preview = (await uploadList(imports, 'email,name\n"jan@line.example\r\n",Jan\n')).json();
    expect((await checkList(imports, preview)).json().check.refused).toMatchObject([
      { row: 2, code: 'email_control_character' },
    ]);
  });

  test.each([
    ['email,email\na@x.example,b@x.example\n', 'heading_twice'],
    ['Email,e-mail\na@x.example,b@x.example\n', 'heading_twice'],
    ['', 'file_empty'],
    ['email,name\na@x.example,"open\n'.repeat(3), 'file_quote_open'],
    [Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 9, 9, 9]), 'file_not_text'],
    [Buffer.from('PK\x03\x04 and nothing more'), 'xlsx_unreadable'],
    [`email\n${'x'.repeat(1_100_000)}\n`, 'file_record_too_long'],
  ])('the file %# is refused whole', async (bytes, code) => {
    const before = await imports.database.superuser.query('select count(*) from contact_import');
    const reply = await uploadList(imports, bytes);
    expect([reply.statusCode, reply.json().code]).toEqual([422, code]);
    const after = await imports.database.superuser.query('select count(*) from contact_import');
    expect(after.rows).toEqual(before.rows);
  });

  test('the address column must be chosen, and a field is one column', async () => {
    const preview = (await uploadList(imports, 'email,mail\na@m.example,b@m.example\n')).json();
    const none = await checkList(imports, preview, { mapping: { 0: 'name' } });
    expect(none.json().code).toBe('mapping_email_missing');
    const twice = await checkList(imports, preview, { mapping: { 0: 'email', 1: 'email' } });
    expect(twice.json().code).toBe('mapping_field_twice');
  });
});

describe('a customer number', () => {
  test('is one customer: a row that says otherwise is refused by name', async () => {
    const seven = { email: 'seven@number.example', external_id: 'N-7' };
    await imports.app.inject({ method: 'POST', url: '/v1/contacts', payload: seven });
    const file = 'email;klantnummer\na@number.example;N-1\nb@number.example;N-1\nc@number.example;N-7\n';
    const preview = (await uploadList(imports, file)).json();
    const { check: outcome } = (await checkList(imports, preview)).json<ImportCheck>();
    expect(outcome).toMatchObject({ valid: 1, changed: 0, refused_count: 2 });
    expect(outcome.refused.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [3, 'klantnummer', 'external_id_twice', 'N-1'],
      [4, 'klantnummer', 'external_id_taken', 'N-7'],
    ]);
    expect(await takeListIn(imports, preview.id)).toMatchObject({ added_count: 1, changed_count: 0, refused_count: 2 });
  });

  test('that two customers would exchange is refused for both, and breaks nothing', async () => {
    const give = async (file: string) => {
      const preview = (await uploadList(imports, file)).json();
      await checkList(imports, preview);
      return takeListIn(imports, preview.id);
    };
    await give('email;klantnummer\na@swap.example;S-1\nb@swap.example;S-2\n');
    expect(await give('email;klantnummer\na@swap.example;S-2\nb@swap.example;S-1\n')).toMatchObject({
      state: 'done',
      changed_count: 0,
      refused_count: 2,
    });
  });

  test('given away between check and import refuses its row then', async () => {
    const preview = (await uploadList(imports, 'email;klantnummer\na@late.example;L-1\nb@late.example;L-2\n')).json();
    expect((await checkList(imports, preview)).json<ImportCheck>().check).toMatchObject({ valid: 2 });
    const quick = { email: 'quick@late.example', external_id: 'L-2' };
    await imports.app.inject({ method: 'POST', url: '/v1/contacts', payload: quick });
    expect(await takeListIn(imports, preview.id)).toMatchObject({ added_count: 1, refused_count: 1 });
  });
});

test('a big list goes in, and again with other names, without comparing each with each', {
  timeout: 120_000,
}, async () => {
  // Each with each would be minutes; the limit leaves room for a machine that does other things as well.
  for (const [name, counts] of [
    ['Klant', { added_count: 20_000, changed_count: 0 }],
    ['Anders', { added_count: 0, changed_count: 20_000 }],
  ] as const) {
    const lines = Array.from({ length: 20_000 }, (_, n) => `klant${n}@big.example;${name} ${n};K-${n};nl`);
    const start = performance.now();
    const preview = (
      await uploadList(imports, `email;naam;klantnummer;taal\n${lines.join('\n')}\n`)
    ).json<ImportPreview>();
    expect((await checkList(imports, preview)).json<ImportCheck>().check).toMatchObject({
      valid: 20_000,
      refused_count: 0,
    });
    expect(await takeListIn(imports, preview.id)).toMatchObject(counts);
    expect(performance.now() - start).toBeLessThan(40_000);
  }
});
