import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { makeTestProduct } from '../test-product.ts';
import { contactsRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const ask = async (query: string) => (await app.inject(`/v1/contacts?limit=2${query}`)).json();
const names = (page: { data: readonly { name: string }[] }) => page.data.map(({ name }) => name);

let added = 0;

/** One after the other, as their ids say. */
async function add(name: string, count: number): Promise<void> {
  added += 1;
  await database.superuser.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name)
     select $1, ('019a0000-000' || $4::int || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid, key, key, sha256(key::bytea), $2 || ' ' || n
     from generate_series(1, $3::int) n, lateral (select lower($2) || n || '@found.example' as key) address`,
    [workspace.id, name, count, added],
  );
}

test('of few who fit, each page holds its own, newest first, and all are counted', async () => {
  await add('Weinig', 3);
  await add('Ander', 1);
  const first = await ask('&search=weinig');
  expect(first).toMatchObject({ total: 3, is_total_more: false });
  expect(names(first)).toEqual(['Weinig 3', 'Weinig 2']);
  const second = await ask(`&search=weinig&cursor=${first.next_cursor}`);
  expect([names(second), second.total, second.next_cursor]).toEqual([['Weinig 1'], 3, null]);
  expect(await ask('&search=niemand')).toMatchObject({ total: 0, is_total_more: false, data: [], next_cursor: null });
});

test('who fits is counted up to five thousand, and all of the list to the last', async () => {
  const before = (await ask('')).total;
  await add('Veel', 5_000);
  expect(await ask('&search=veel')).toMatchObject({ total: 5_000, is_total_more: false });
  await add('Veelmeer', 1);
  const many = await ask('&search=veel');
  expect(many).toMatchObject({ total: 5_000, is_total_more: true });
  expect(names(many)).toEqual(['Veelmeer 1', 'Veel 5000']);
  expect(await ask('')).toMatchObject({ total: before + 5_001, is_total_more: false });
  expect(await ask('&lifecycle=customer')).toMatchObject({ total: 5_000, is_total_more: true });
});
