import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { openTestHttp } from '../http/test-http.ts';
import { makeTestProduct } from '../test-product.ts';
import { touchpointsRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  app = openTestHttp(makeTestProduct(database), workspace);
  touchpointsRoutes(app, makeTestProduct(database));
});

beforeEach(() => database.superuser.query('delete from touchpoint'));

afterAll(async () => {
  await app.close();
  await database.drop();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function ask(method: Method, path: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

type Shown = Readonly<{ id: string; name: string; phase: string }>;

async function journey(): Promise<readonly Shown[]> {
  return (await ask('GET', 'touchpoints')).body.data;
}

const pickUp = { name: 'Ophalen', phase: 'during', is_direct: true, is_material: false } as const;

describe('the journey', () => {
  test('starts from advert to aftercare, once', async () => {
    const made = await ask('POST', 'touchpoints/default-journey');
    expect(made.status).toBe(201);
    expect(made.body.data.length).toBeGreaterThan(14);
    expect(made.body.data[0]).toMatchObject({ name: 'Advertisement', phase: 'before', is_direct: false });
    expect(await ask('POST', 'touchpoints/default-journey')).toMatchObject({
      status: 409,
      body: { code: 'touchpoints_exist' },
    });
  });

  test('a moment is added at the end of its phase, changed and removed', async () => {
    await ask('POST', 'touchpoints/default-journey');
    const owner = showId('stf', workspace.ownerId);
    const made = await ask('POST', 'touchpoints', { ...pickUp, owner_id: owner, event_kind: 'order_delivered' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Ophalen', owner_name: 'Eigenaar', channel: '' } });
    const during = (await journey()).filter(({ phase }) => phase === 'during');
    expect(during.at(-1)?.name).toBe('Ophalen');
    const { id } = made.body;
    const changed = await ask('PATCH', `touchpoints/${id}`, { name: 'Afhalen', owner_id: null });
    expect(changed.body).toMatchObject({ name: 'Afhalen', owner_name: null, event_kind: 'order_delivered' });
    expect((await ask('DELETE', `touchpoints/${id}`)).status).toBe(204);
    expect((await ask('PATCH', `touchpoints/${id}`, {})).status).toBe(404);
  });

  test('nobody of another company minds a moment', async () => {
    const other = await database.newWorkspace('De buren');
    for (const id of [other.ownerId, uuid()]) {
      const made = await ask('POST', 'touchpoints', { ...pickUp, owner_id: showId('stf', id) });
      expect(made).toMatchObject({ status: 422, body: { code: 'staff_unknown' } });
    }
  });

  test('shows when its kind of event was last told of', async () => {
    await ask('POST', 'touchpoints', { ...pickUp, event_kind: 'visit_done' });
    const contact = { email: 'jan@klant.example' };
    const event = { kind: 'visit_done', external_id: '1', occurred_at: '2026-03-02T10:00:00Z', contact };
    const told = await ask('POST', 'events', event);
    expect((await ask('GET', 'touchpoints')).body.data).toMatchObject([{ heard: { count: 1 } }]);
    const listed = await ask('GET', `events?contact=${told.body.contact_id}&kind=visit_done`);
    expect(listed.body.data).toMatchObject([
      { kind: 'visit_done', external_id: '1', contact: { email: 'jan@klant.example' }, amount: null },
    ]);
    expect((await ask('GET', 'events?kind=order_placed')).body.data).toEqual([]);
  });
});

describe('putting the moments in order', () => {
  test('moves them within and between phases', async () => {
    for (const name of ['A', 'B', 'C']) await ask('POST', 'touchpoints', { ...pickUp, name });
    const [a, b, c] = (await journey()).map(({ id }) => id);
    const placed = await ask('PUT', 'touchpoints/order', { before: [c], during: [b, a], after: [] });
    expect(placed.body.data.map(({ name, phase }: Shown) => [name, phase])).toEqual([
      ['C', 'before'],
      ['B', 'during'],
      ['A', 'during'],
    ]);
  });

  test('is refused when the list is not of the moments there are', async () => {
    for (const name of ['A', 'B']) await ask('POST', 'touchpoints', { ...pickUp, name });
    const [a = '', b = ''] = (await journey()).map(({ id }) => id);
    const orders = [[a], [a, a], [a, b, showId('tch', uuid())], [a, showId('tch', uuid())]];
    for (const during of orders) {
      const placed = await ask('PUT', 'touchpoints/order', { before: [], during, after: [] });
      expect(placed).toMatchObject({ status: 409, body: { code: 'touchpoints_changed' } });
    }
    expect((await journey()).map(({ name }) => name)).toEqual(['A', 'B']);
  });
});
