import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportCheck, ImportPreview } from './schema.ts';
import {
  checkList,
  closeTestImports,
  openTestImports,
  type TestImports,
  takeListIn,
  undoList,
  uploadList,
} from './test-import.ts';

let imports: TestImports;

beforeAll(async () => {
  imports = await openTestImports();
});

afterAll(() => closeTestImports(imports));

async function uploadText(text: string): Promise<ImportPreview> {
  return (await uploadList(imports, text)).json();
}

/** Everything that an import may touch, in an order that does not depend on it. */
async function everything(): Promise<unknown> {
  const tables = ['contact', 'consent', 'organisation', 'suppression'];
  const look = (table: string) =>
    imports.database.superuser.query(`select * from ${table} where workspace_id = $1 order by ${table}::text`, [
      imports.workspace.id,
    ]);
  return Promise.all(tables.map(async (table) => (await look(table)).rows));
}

test('a list tells of organisations, consent and attributes, and taking it back leaves nothing of it', async () => {
  await imports.app.inject({
    method: 'POST',
    url: '/v1/contact-attributes',
    payload: { name: 'Omzet', kind: 'number' },
  });
  await imports.app.inject({
    method: 'POST',
    url: '/v1/contact-attributes',
    payload: { name: 'Keuring', kind: 'date' },
  });
  const known = { email: 'oud@alles.example', name: 'Oud' };
  const made = (await imports.app.inject({ method: 'POST', url: '/v1/contacts', payload: known })).json();
  const yes = { purpose: 'marketing', is_given: true, source: 'balie' };
  await imports.app.inject({ method: 'POST', url: `/v1/contacts/${made.id}/consents`, payload: yes });
  const before = await everything();
  const preview = await uploadText(
    [
      'email;organisatie;orgnr;omzet;keuring;nieuwsbrief;toestemming bron',
      'oud@alles.example;De Vries BV;NL-1;1.234,50;31-12-2025;nee;beursformulier',
      'nieuw@alles.example;De Vries BV;NL-1;10;1-2-2026;ja;beursformulier',
      'derde@alles.example;Alleen Een Naam;;;;nee;',
    ].join('\n'),
  );
  expect(preview.columns.map(({ guess }) => guess)).toEqual([
    'email',
    'organisation',
    'organisation_number',
    'attribute:omzet',
    'attribute:keuring',
    'consent_marketing',
    'consent_source',
  ]);
  const { check: outcome } = (await checkList(imports, preview)).json<ImportCheck>();
  expect(outcome).toMatchObject({ valid: 3, changed: 1, refused_count: 0 });
  expect(await takeListIn(imports, preview.id)).toMatchObject({ state: 'done', added_count: 2, changed_count: 1 });

  const { rows } = await imports.database.superuser.query(
    `select email, contact.attributes, organisation.name as organisation, consent.is_given, consent.source
     from contact
     join organisation on organisation.id = organisation_id join consent on contact_id = contact.id
     where contact.workspace_id = $1 order by email`,
    [imports.workspace.id],
  );
  expect(rows).toEqual([
    {
      email: 'derde@alles.example',
      attributes: {},
      organisation: 'Alleen Een Naam',
      is_given: false,
      source: 'klanten.csv',
    },
    {
      email: 'nieuw@alles.example',
      attributes: { omzet: 10, keuring: '2026-02-01' },
      organisation: 'De Vries BV',
      is_given: true,
      source: 'beursformulier',
    },
    {
      email: 'oud@alles.example',
      attributes: { omzet: 1234.5, keuring: '2025-12-31' },
      organisation: 'De Vries BV',
      is_given: false,
      source: 'beursformulier',
    },
  ]);
  const silenced = await imports.database.superuser.query('select purpose, reason from suppression');
  expect(silenced.rows).toEqual([
    { purpose: 'marketing', reason: 'asked' },
    { purpose: 'marketing', reason: 'asked' },
  ]);

  await undoList(imports, preview.id);
  expect(await everything()).toEqual(before);
});

test('an address that asked not to be written to stays silent, whatever a list says', async () => {
  const made = (
    await imports.app.inject({ method: 'POST', url: '/v1/contacts', payload: { email: 'stil@stil.example' } })
  ).json();
  const no = { purpose: 'research', is_given: false, source: 'telefoon' };
  await imports.app.inject({ method: 'POST', url: `/v1/contacts/${made.id}/consents`, payload: no });
  await imports.app.inject({ method: 'DELETE', url: `/v1/contacts/${made.id}` });
  const preview = await uploadText('email;toestemming onderzoek\nstil@stil.example;ja\n');
  expect((await checkList(imports, preview)).json<ImportCheck>().check).toMatchObject({ valid: 1, suppressed: 1 });
  await takeListIn(imports, preview.id);
  const contact = (await imports.app.inject('/v1/contacts?search=stil@stil.example')).json().data[0];
  expect(contact).toMatchObject({ suppressed: true });
});

test('the next file with these columns is read as this one was', async () => {
  const heading = 'Adres van de klant;Kenmerk;Wat anders';
  const first = await uploadText(`${heading}\na@weer.example;12;x\n`);
  expect(first).toMatchObject({
    is_remembered: false,
    columns: [{ guess: 'email' }, { guess: null }, { guess: null }],
  });
  await checkList(imports, first, { mapping: { 0: 'email', 1: 'external_id', 2: null } });
  await takeListIn(imports, first.id);
  const second = await uploadText(`${heading}\nb@weer.example;13;x\n`);
  expect(second).toMatchObject({
    is_remembered: true,
    columns: [{ guess: 'email' }, { guess: 'external_id' }, { guess: null }],
  });
});

test('a value that is not of the kind of its attribute refuses its row, in the order of dates that was chosen', async () => {
  const preview = await uploadText(
    'email;omzet;keuring\na@soort.example;veel;1-2-2026\nb@soort.example;1;12-31-2026\n',
  );
  const refused = async (order: 'dmy' | 'mdy') =>
    (await checkList(imports, preview, { date_order: order }))
      .json<ImportCheck>()
      .check.refused.map(({ row, column, code }) => [row, column, code]);
  expect(await refused('dmy')).toEqual([
    [2, 'omzet', 'attribute_not_number'],
    [3, 'keuring', 'attribute_not_date'],
  ]);
  expect(await refused('mdy')).toEqual([[2, 'omzet', 'attribute_not_number']]);
});

test('a yes on a day that is still to come was said today at the latest: a no that follows holds', async () => {
  const preview = await uploadText(
    'email;toestemming onderzoek;toestemming datum\nlater@morgen.example;ja;31-12-2049\n',
  );
  await checkList(imports, preview);
  await takeListIn(imports, preview.id);
  const { data } = (await imports.app.inject('/v1/contacts?search=later@morgen.example')).json();
  const no = { purpose: 'research', is_given: false, source: 'telefoon' };
  const told = await imports.app.inject({ method: 'POST', url: `/v1/contacts/${data[0].id}/consents`, payload: no });
  expect(told.json()).toMatchObject({ suppressed: true, consents: [{ purpose: 'research', is_given: false }] });
});

test('an organisation is known by its name in whatever letters, Turkish and Greek ones too', async () => {
  const names = ['İŞ BANKASI', 'ΟΔΟΣ ΑΕ', 'Δρόμος ΟΔΟΣ', 'Ærlig AS', 'ÆRLIG AS'];
  const rows = names.map((name, number) => `a${number}@letters.example;${name}`);
  const preview = await uploadText(`email;bedrijf\n${rows.join('\n')}\n`);
  await checkList(imports, preview);
  expect(await takeListIn(imports, preview.id)).toMatchObject({ state: 'done', added_count: 5 });
  const { rows: found } = await imports.database.superuser.query(
    `select email, organisation.name from contact join organisation on organisation.id = organisation_id
     where email like '%@letters.example' order by email`,
  );
  expect(found.map(({ name }) => name)).toEqual(['İŞ BANKASI', 'ΟΔΟΣ ΑΕ', 'Δρόμος ΟΔΟΣ', 'Ærlig AS', 'Ærlig AS']);
});
