import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { contactsRoutes } from '../routes.ts';
import { setCancelled } from './import-store.ts';
import { importJob } from './jobs.ts';
import type { ImportCheck, ImportPreview } from './schema.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function upload(text: string): Promise<ImportPreview> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'klanten.csv' };
  const reply = await app.inject({ method: 'POST', url: '/v1/contact-imports', headers, payload: Buffer.from(text) });
  return reply.json();
}

async function check({ id, reading, columns }: ImportPreview, more: Record<string, unknown> = {}) {
  const { kind: _, ...wish } = reading;
  const mapping = Object.fromEntries(columns.map(({ index, guess }) => [String(index), guess]));
  const url = `/v1/contact-imports/${id}/reading`;
  return app.inject({ method: 'PUT', url, payload: { ...wish, mapping, ...more } });
}

const jobOf = (id: string) => ({ workspaceId: workspace.id, importId: readId('imp', id) ?? '' });

async function run(id: string) {
  await app.inject({ method: 'POST', url: `/v1/contact-imports/${id}/run` });
  await importJob(product)(jobOf(id), { isLast: false });
  return (await app.inject(`/v1/contact-imports/${id}`)).json();
}

/** Everything that an import may touch, in an order that does not depend on it. */
async function everything(): Promise<unknown> {
  const tables = ['contact', 'consent', 'organisation', 'suppression'];
  const look = (table: string) =>
    database.superuser.query(`select * from ${table} where workspace_id = $1 order by ${table}::text`, [workspace.id]);
  return Promise.all(tables.map(async (table) => (await look(table)).rows));
}

test('a list tells of organisations, consent and attributes, and taking it back leaves nothing of it', async () => {
  await app.inject({ method: 'POST', url: '/v1/contact-attributes', payload: { name: 'Omzet', kind: 'number' } });
  await app.inject({ method: 'POST', url: '/v1/contact-attributes', payload: { name: 'Keuring', kind: 'date' } });
  const known = { email: 'oud@alles.example', name: 'Oud' };
  const made = (await app.inject({ method: 'POST', url: '/v1/contacts', payload: known })).json();
  const yes = { purpose: 'marketing', is_given: true, source: 'balie' };
  await app.inject({ method: 'POST', url: `/v1/contacts/${made.id}/consents`, payload: yes });
  const before = await everything();
  const preview = await upload(
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
  const { check: outcome } = (await check(preview)).json<ImportCheck>();
  expect(outcome).toMatchObject({ valid: 3, changed: 1, refused_count: 0 });
  expect(await run(preview.id)).toMatchObject({ state: 'done', added_count: 2, changed_count: 1 });

  const { rows } = await database.superuser.query(
    `select email, contact.attributes, organisation.name as organisation, consent.is_given, consent.source
     from contact
     join organisation on organisation.id = organisation_id join consent on contact_id = contact.id
     where contact.workspace_id = $1 order by email`,
    [workspace.id],
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
  const silenced = await database.superuser.query('select purpose, reason from suppression');
  expect(silenced.rows).toEqual([
    { purpose: 'marketing', reason: 'asked' },
    { purpose: 'marketing', reason: 'asked' },
  ]);

  await app.inject({ method: 'DELETE', url: `/v1/contact-imports/${preview.id}` });
  expect(await everything()).toEqual(before);
});

test('an address that asked not to be written to stays silent, whatever a list says', async () => {
  const made = (
    await app.inject({ method: 'POST', url: '/v1/contacts', payload: { email: 'stil@stil.example' } })
  ).json();
  const no = { purpose: 'research', is_given: false, source: 'telefoon' };
  await app.inject({ method: 'POST', url: `/v1/contacts/${made.id}/consents`, payload: no });
  await app.inject({ method: 'DELETE', url: `/v1/contacts/${made.id}` });
  const preview = await upload('email;toestemming onderzoek\nstil@stil.example;ja\n');
  expect((await check(preview)).json<ImportCheck>().check).toMatchObject({ valid: 1, suppressed: 1 });
  await run(preview.id);
  const contact = (await app.inject('/v1/contacts?search=stil@stil.example')).json().data[0];
  expect(contact).toMatchObject({ suppressed: true });
});

test('the next file with these columns is read as this one was', async () => {
  const heading = 'Adres van de klant;Kenmerk;Wat anders';
  const first = await upload(`${heading}\na@weer.example;12;x\n`);
  expect(first).toMatchObject({
    is_remembered: false,
    columns: [{ guess: 'email' }, { guess: null }, { guess: null }],
  });
  await check(first, { mapping: { 0: 'email', 1: 'external_id', 2: null } });
  await run(first.id);
  const second = await upload(`${heading}\nb@weer.example;13;x\n`);
  expect(second).toMatchObject({
    is_remembered: true,
    columns: [{ guess: 'email' }, { guess: 'external_id' }, { guess: null }],
  });
});

test('a value that is not of the kind of its attribute refuses its row, in the order of dates that was chosen', async () => {
  const preview = await upload('email;omzet;keuring\na@soort.example;veel;1-2-2026\nb@soort.example;1;12-31-2026\n');
  const refused = async (order: string) =>
    (await check(preview, { date_order: order }))
      .json<ImportCheck>()
      .check.refused.map(({ row, column, code }) => [row, column, code]);
  expect(await refused('dmy')).toEqual([
    [2, 'omzet', 'attribute_not_number'],
    [3, 'keuring', 'attribute_not_date'],
  ]);
  expect(await refused('mdy')).toEqual([[2, 'omzet', 'attribute_not_number']]);
});

test('an import that somebody stops while it runs takes in nothing', async () => {
  const rows = Array.from({ length: 60_000 }, (_, number) => `klant${number}@stop.example`).join('\n');
  const preview = await upload(`email\n${rows}\n`);
  await check(preview);
  await app.inject({ method: 'POST', url: `/v1/contact-imports/${preview.id}/run` });
  const running = importJob(product)(jobOf(preview.id), { isLast: false });
  await inWorkspace(product.databases.app, workspace.id, (db) =>
    setCancelled(db, { importId: jobOf(preview.id).importId, isCancelled: true }),
  );
  await running;
  const state = (await app.inject(`/v1/contact-imports/${preview.id}`)).json();
  expect(state).toMatchObject({ state: 'cancelled', is_cancelled: true });
  expect(state.rows_done).toBeGreaterThan(0);
  const left = await database.superuser.query(`select count(*) from contact where email like '%@stop.example'`);
  expect(left.rows[0].count).toBe(0);
});
