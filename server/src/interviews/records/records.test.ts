import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { wordsRoutes } from '../../metrics/words/routes.ts';
import { makeTestProduct } from '../../test-product.ts';
import { recordRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database);
  workspace = await database.newWorkspace('Tassenwinkel');
  app = openTestHttp(product, workspace);
  recordRoutes(app, product);
  wordsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const record = { kind: 'interview', title: 'Een uur met een klant', held_on: '2026-11-20', consent: 'written' };
const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const put = (url: string, revision: number, payload: object) =>
  app.inject({ method: 'PUT', url, payload, headers: { 'if-match': `"${revision}"` } });

test('a passage is coded by the themes of the codebook, and by nothing else', async () => {
  const rules = [{ language: 'nl', words: ['tas'], unless: [] }];
  const theme = (await post('/v1/themes', { name: 'Tassen', description: '', rules })).json<{ id: string }>();
  const made = (await post('/v1/field-records', record)).json<{ id: string; revision: number }>();
  const passages = [{ words: 'De tas was al stuk', theme_ids: [theme.id], is_quote: true }];
  const coded = await put(`/v1/field-records/${made.id}`, made.revision, { ...record, passages });
  expect(coded.json()).toMatchObject({ revision: 2, passages });
  const unknown = [{ words: 'De tas', theme_ids: [made.id.replace('rec_', 'thm_')] }];
  expect((await put(`/v1/field-records/${made.id}`, 2, { ...record, passages: unknown })).json()).toMatchObject({
    code: 'theme_unknown',
  });
});

test('a day of the year 0, which no database knows, is refused where it stands', async () => {
  expect((await post('/v1/field-records', { ...record, held_on: '0000-01-01' })).json()).toMatchObject({
    status: 422,
    errors: [{ pointer: '/held_on' }],
  });
  const evidence = [{ kind: 'observation', words: 'Elf keer gebeld', at: '0000-01-01' }];
  expect((await post('/v1/problems', { name: 'Niet opgenomen', evidence })).json()).toMatchObject({
    status: 422,
    errors: [{ pointer: '/evidence/0/at' }],
  });
});

test('two colleagues do not write over each other', async () => {
  const made = (await post('/v1/field-records', { ...record, guide: 'Over tassen' })).json<{ id: string }>();
  expect((await put(`/v1/field-records/${made.id}`, 1, { ...record, notes: 'een' })).statusCode).toBe(200);
  expect((await put(`/v1/field-records/${made.id}`, 1, { ...record, notes: 'twee' })).statusCode).toBe(412);
  const { data } = (await app.inject('/v1/field-records')).json<{ data: { id: string; notes: string }[] }>();
  expect(data.find(({ id }) => id === made.id)?.notes).toBe('een');
});

test('the register holds evidence of every kind, and the open problems first', async () => {
  const evidence = [
    { kind: 'answer', ref: '', words: 'Niemand nam op', at: '2026-11-01' },
    { kind: 'observation', ref: '', words: 'Elf keer gebeld', at: '2026-11-02' },
  ];
  const open = (await post('/v1/problems', { name: 'Niet opgenomen', evidence })).json<{ id: string }>();
  await post('/v1/problems', { name: 'Oud', state: 'solved' });
  const { data } = (await app.inject('/v1/problems')).json<{ data: { id: string; evidence: object[] }[] }>();
  expect(data[0]).toMatchObject({ id: open.id, evidence, state: 'open', owner_name: null });
});
