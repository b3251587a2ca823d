import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSetupLink } from '../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../accounts/test-browser.ts';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';
import { makeMailer } from './mailer.ts';

const password = 'een zin die niemand raadt';
let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let owner: TestBrowser;
let manager: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { mailer: makeMailer(testConfig) });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
  owner = makeTestBrowser(app);
  const claim = { company: 'De Vries', name: 'Anna', email: 'anna@devries.example', password, language: 'nl' };
  await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, claim);
  const invited = await owner.post('/v1/staff-invites', {
    email: 'kees@devries.example',
    role: 'manager',
    send: false,
  });
  manager = makeTestBrowser(app);
  const acceptance = { name: 'Kees', password, language: 'nl' };
  await manager.post(`/v1${new URL(invited.json().link).pathname}`, acceptance);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

test('a manager cannot read the mail that makes somebody an owner, and so cannot become one', async () => {
  const invite = { email: 'piet@devries.example', role: 'owner', send: true };
  expect((await owner.post('/v1/staff-invites', invite)).statusCode).toBe(201);
  const [kept] = (await owner.get('/v1/outbox')).json().data;
  expect(kept).toMatchObject({ kind: 'staff_invite', recipient: 'piet@devries.example' });
  expect((await owner.get(`/v1/outbox/${kept.id}`)).json().text).toContain('/invite/');

  expect((await manager.get('/v1/outbox')).json().data).toEqual([]);
  expect((await manager.get(`/v1/outbox/${kept.id}`)).statusCode).toBe(404);
  expect((await manager.get(`/v1/outbox/${kept.id}/html`)).statusCode).toBe(404);
});
