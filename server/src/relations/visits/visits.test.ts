import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertTestContact } from '../../contacts/test-contact.ts';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { newSurvey } from '../../responses/test-survey.ts';
import { makeTestProduct } from '../../test-product.ts';
import { relationsRoutes } from '../routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let now = new Date('2026-11-20T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  await newSurvey(database.superuser, workspace);
  product = { ...makeTestProduct(database), clock: () => now };
  app = openTestHttp(product, workspace);
  relationsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function newCustomer(name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@klant.example`;
  return showId('con', (await insertTestContact(database, { product, workspace }, { email, name })).id);
}

type Ask = Readonly<{ method?: 'GET' | 'POST'; body?: object; revision?: number }>;

async function ask(url: string, { method = 'GET', body, revision }: Ask = {}) {
  const reply = await app.inject({
    method,
    url,
    ...(body && { payload: body }),
    ...(revision !== undefined && { headers: { 'if-match': `"${revision}"` } }),
  });
  return { status: reply.statusCode, json: reply.body === '' ? undefined : reply.json() };
}

const press = () => crypto.randomUUID();

test('a visit is planned once by a button that is pressed twice, and again for another hour', async () => {
  const contact = await newCustomer('Mees Prins');
  const plan = (time: string) =>
    ask('/v1/visits', { method: 'POST', body: { contact_id: contact, day: '2026-12-03', time, place: 'Kade 3' } });
  const [one, two] = await Promise.all([plan('10:00'), plan('10:00')]);
  expect([one?.status, two?.status]).toEqual([201, 201]);
  expect(one?.json.id).toBe(two?.json.id);
  expect((await plan('15:00')).json.id).not.toBe(one?.json.id);
  await ask(`/v1/visits/${one?.json.id}/cancellation`, { method: 'POST', revision: 1 });
  expect((await plan('10:00')).json).toMatchObject({ state: 'planned', time: '10:00' });
});

test('a visit that is still to come by the company’s clock is refused at its day, and nothing is kept of it', async () => {
  const contact = await newCustomer('Karin Blom');
  const { json: planned } = await ask('/v1/visits', {
    method: 'POST',
    body: { contact_id: contact, day: '2026-11-28', time: '10:00' },
  });
  // Half past midnight in Amsterdam, and still the day before in Greenwich.
  const before = now;
  now = new Date('2026-11-26T23:30:00Z');
  for (const about of [{ contact_id: contact }, { visit_id: planned.id }]) {
    const body = { ...about, press: press(), notes: 'Alles goed', on: '2026-11-28' };
    expect(await ask('/v1/visit-results', { method: 'POST', body })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/on', code: 'visit_ahead' }] },
    });
  }
  expect((await ask(`/v1/visits/${planned.id}`)).json).toMatchObject({ state: 'planned', day: '2026-11-28' });
  // Whoever went earlier than agreed finds it on the day that it was.
  const body = { visit_id: planned.id, press: press(), notes: 'Alles goed', on: '2026-11-27' };
  const { json: noted } = await ask('/v1/visit-results', { method: 'POST', body });
  expect(noted).toMatchObject({ state: 'made', day: '2026-11-27', time: '00:30' });
  const agenda = await ask('/v1/visits?from=2026-11-27&to=2026-11-28');
  expect(agenda.json.data).toMatchObject([{ id: planned.id }]);
  now = before;
});

test('a visit whose year is a slip of the hand is refused at its day, and so is a promise at its own', async () => {
  const contact = await newCustomer('Loes Vink');
  const note = (given: object) =>
    ask('/v1/visit-results', { method: 'POST', body: { contact_id: contact, press: press(), ...given } });
  expect(await note({ on: '0202-11-20' })).toMatchObject({
    status: 422,
    json: { errors: [{ pointer: '/on', code: 'visit_long_ago' }] },
  });
  expect((await note({ on: '1998-11-20' })).json).toMatchObject({ state: 'made', day: '1998-11-20' });
  const promises = [
    { what: 'Bellen', due_on: '2026-12-24' },
    { what: 'Offerte', due_on: '2025-12-24' },
  ];
  expect((await note({ promises })).json).toMatchObject({
    errors: [{ pointer: '/promises/1/due_on', code: 'promise_in_past' }],
  });
});
