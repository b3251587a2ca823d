import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../database/tables.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { savedViewRoutes } from './routes.ts';
import type { SavedView } from './schema.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
});

afterAll(async () => {
  for (const app of apps) await app.close();
  await database.drop();
});

async function signIn(role: Role) {
  const staffId = await addStaff(database, workspace, { role, removed: false });
  const product = makeTestProduct(database);
  const app = openTestHttp(product, workspace, { role, staffId });
  savedViewRoutes(app, product);
  apps.push(app);
  return async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path = '', body?: object) => {
    const reply = await app.inject({ method, url: `/v1/saved-views${path}`, ...(body && { payload: body }) });
    return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
  };
}

test('a view is its maker’s until he shares it, and then his and the owner’s to change', async () => {
  const [viewer, colleague, owner] = [await signIn('viewer'), await signIn('agent'), await signIn('owner')];
  const view = {
    name: 'Zeist per kwartaal',
    screen: '/segments',
    search: '?by=channel&period=2026-Q3',
    is_shared: false,
  };
  const made = await viewer('POST', '', view);
  expect(made).toMatchObject({ status: 201, body: { ...view, is_mine: true, made_by: 'viewer' } });
  const path = `/${made.body.id}`;
  expect((await colleague('GET')).body.data).toEqual([]);
  expect((await colleague('PATCH', path, { name: 'Van mij' })).status).toBe(404);
  expect((await viewer('PATCH', path, { is_shared: true })).body.is_shared).toBe(true);
  const [shared]: SavedView[] = (await colleague('GET')).body.data;
  expect(shared).toMatchObject({ name: view.name, is_mine: false, made_by: 'viewer' });
  expect((await colleague('DELETE', path)).status).toBe(403);
  expect((await owner('PATCH', path, { name: 'Zeist' })).body.name).toBe('Zeist');
  expect((await owner('DELETE', path)).status).toBe(204);
  expect((await viewer('GET')).body.data).toEqual([]);
});

test('a button that is pressed twice keeps one view, and a name stands for one', async () => {
  const [agent, colleague] = [await signIn('agent'), await signIn('agent')];
  const view = { name: 'Elke week', screen: '/segments', search: '?by=channel', is_shared: false };
  const pressed = await Promise.all([agent('POST', '', view), agent('POST', '', view)]);
  expect(pressed.map(({ status }) => status)).toEqual([201, 201]);
  expect(pressed[0]?.body).toEqual(pressed[1]?.body);
  const refusal = { status: 422, body: { errors: [{ pointer: '/name', code: 'saved_view_name_taken' }] } };
  expect(await agent('POST', '', { ...view, name: 'elke Week ', search: '?by=language' })).toMatchObject(refusal);
  expect((await agent('GET')).body.data).toEqual([pressed[0]?.body]);

  const other = await agent('POST', '', { ...view, name: 'Elke maand' });
  expect(await agent('PATCH', `/${other.body.id}`, { name: 'Elke week' })).toMatchObject(refusal);
  expect((await agent('PATCH', `/${other.body.id}`, { name: 'Elke Maand' })).body.name).toBe('Elke Maand');
  // A colleague's names are not in the way.
  expect((await colleague('POST', '', { ...view, search: '' })).status).toBe(201);
});

test.each([
  { screen: '//evil.example/segments' },
  { screen: 'https://evil.example' },
  { search: '?by=channel#top' },
  { name: ' ' },
])('an address of somewhere else is none: %o', async (wrong) => {
  const owner = await signIn('owner');
  const view = { name: 'Groepen', screen: '/segments', search: '', is_shared: true };
  expect((await owner('POST', '', { ...view, ...wrong })).status).toBeGreaterThanOrEqual(400);
});
