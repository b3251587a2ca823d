import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportPreview } from './schema.ts';
import {
  checkList,
  closeTestImports,
  findContacts,
  openTestImports,
  type TestImports,
  takeListIn,
  uploadList,
} from './test-import.ts';
import { makeZip } from './test-zip.ts';

let imports: TestImports;

beforeAll(async () => {
  imports = await openTestImports();
});

afterAll(() => closeTestImports(imports));

describe('an Excel file', () => {
  const sheet = (rows: string) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const book = (rows: string, sheetName = 'Klanten') => ({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet(rows),
  });
  const rows = `<row r="1">${cell('A1', 'E-mail')}${cell('B1', 'Naam')}</row><row r="2">${cell('A2', 'a@xlsx.example')}${cell('B2', 'Zoë, de Vries')}</row>`;

  test('is read like a list; nothing about its delimiter has to be known', async () => {
    const preview = (await uploadList(imports, makeZip(book(rows)), 'klanten.xlsx')).json<ImportPreview>();
    expect(preview.reading).toMatchObject({ kind: 'xlsx', header: true });
    expect(preview.preview).toEqual([['a@xlsx.example', 'Zoë, de Vries']]);
    await checkList(imports, preview);
    await takeListIn(imports, preview.id);
    expect(await findContacts(imports, 'xlsx.example')).toEqual([{ email: 'a@xlsx.example', name: 'Zoë, de Vries' }]);
  });

  test('with a sheet called __proto__ changes nothing but the contacts', async () => {
    const reply = await uploadList(imports, makeZip(book(rows, '__proto__')), 'x.xlsx');
    expect(reply.statusCode).toBe(201);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test('that unpacks to too much is refused before it is read', async () => {
    const honest = makeZip({ ...book(rows), 'xl/media/a.bin': Buffer.alloc(120 * 1024 * 1024) });
    expect((await uploadList(imports, honest, 'bomb.xlsx')).json().code).toBe('xlsx_too_large');
    const lying = makeZip(
      { ...book(rows), 'xl/media/a.bin': Buffer.alloc(120 * 1024 * 1024) },
      { declaredBytes: 1000 },
    );
    const start = performance.now();
    expect((await uploadList(imports, lying, 'bomb.xlsx')).json().code).toBe('xlsx_too_large');
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  test('that names a path outside itself is refused', async () => {
    const reply = await uploadList(imports, makeZip({ ...book(rows), '../../../../../etc/cron.d/x': 'x' }), 'x.xlsx');
    expect(reply.json().code).toBe('xlsx_unreadable');
  });

  test('that is no workbook is refused', async () => {
    expect((await uploadList(imports, makeZip({ 'a.txt': deflateRawSync('x') }), 'x.xlsx')).json().code).toBe(
      'xlsx_unreadable',
    );
  });
});
