import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { insertTestContact } from '../test-contact.ts';
import { suppressionRoutes } from './suppression-routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  suppressionRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function send(url: string, payload: object) {
  const reply = await app.inject({ method: 'POST', url, payload });
  return { status: reply.statusCode, body: reply.json() };
}

test('an address that nobody knows can be refused, recognised whatever its capitals, and freed again', async () => {
  const added = await send('/v1/suppressions', { email: 'Nooit@Meer.example', purpose: 'all' });
  expect([added.status, added.body.data]).toMatchObject([201, [{ contact: null, purpose: 'all', reason: 'asked' }]]);
  const check = async () => (await send('/v1/suppressions/check', { email: 'nooit@meer.EXAMPLE' })).body.data.length;
  expect(await check()).toBe(1);
  expect((await send('/v1/suppressions/lifting', { email: 'nooit@meer.example', purpose: 'all' })).status).toBe(200);
  expect(await check()).toBe(0);
  const again = await send('/v1/suppressions/lifting', { email: 'nooit@meer.example', purpose: 'all' });
  expect(again.status).toBe(404);
});

test('who reported our mail stays refused, whatever staff wish', async () => {
  const { hash } = await insertTestContact(database, { product, workspace }, { email: 'boos@mail.example' });
  await database.superuser.query(
    `insert into suppression (workspace_id, address_hash, purpose, reason) values ($1, $2, 'research', 'complained')`,
    [workspace.id, hash],
  );
  const lifted = await send('/v1/suppressions/lifting', { email: 'boos@mail.example', purpose: 'research' });
  expect(lifted.body.code).toBe('suppression_reported');
});

test('the list goes on where its page stopped, and names who still is a contact', async () => {
  for (let number = 0; number < 5; number += 1) {
    await send('/v1/suppressions', { email: `p${number}@list.example`, purpose: 'research' });
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = (await app.inject(`/v1/suppressions?limit=2${cursor}`)).json();
    expect(page.total).toBe(6);
    seen.push(...page.data.map((row: { contact: { email: string } | null }) => row.contact?.email ?? '-'));
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
  } while (cursor !== '' && seen.length < 20);
  expect(seen.sort()).toEqual(['-', '-', '-', '-', '-', 'boos@mail.example']);
  expect((await app.inject('/v1/suppressions?cursor=WyJ4Il0')).statusCode).toBe(422);
});
