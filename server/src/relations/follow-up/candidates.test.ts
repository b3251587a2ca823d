import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { insertRow } from '../../database/test-rows.ts';
import { uuid } from '../../database/uuid.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { relationsRoutes } from '../routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
const began = new Date('2026-11-20T09:00:00Z');
let now = began;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Bakfietsen voor heel Nederland');
  app = openTestHttp({ ...makeTestProduct(database), clock: () => now }, workspace);
  relationsRoutes(app, { ...makeTestProduct(database), clock: () => now });
  await database.superuser.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash, attributes, customer_since)
     select $1::uuid, uuid_v7(), n || '@klant.example', n || '@klant.example', sha256(n::text::bytea),
       jsonb_build_object('group', case when n <= 3 then 'fleet' else 'shop' end), timestamptz '2025-01-01' + n * interval '1 second'
     from generate_series(1, 20001) n`,
    [workspace.id],
  );
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function due(): Promise<readonly string[]> {
  const reply = await app.inject({ url: '/v1/visit-due' });
  return reply
    .json()
    .data.map(({ contact }: { contact: { email: string } }) => contact.email)
    .toSorted();
}

function makePlan(name: string, group: string, everyDays: number) {
  const audience = { attributes: [{ key: 'group', values: [group] }] };
  const payload = { name, every_days: everyDays, audience, organisation_id: null };
  return app.inject({ method: 'POST', url: '/v1/follow-up-plans', payload });
}

/** Another program tells of a call. */
async function call(email: string): Promise<void> {
  const { rows } = await database.superuser.query<{ id: string }>('select id from contact where email = $1', [email]);
  await insertRow(database.superuser, 'customer_event', {
    workspace_id: workspace.id,
    id: uuid(),
    contact_id: rows[0]?.id,
    kind: 'call_done',
    external_id: email,
    subject: '',
    told_hash: Buffer.from('x'),
    occurred_at: now,
    received_at: now,
  });
}

test('among twenty thousand customers, whoever was called or is visited falls off at once, and a new plan counts at once', async () => {
  expect((await makePlan('Vloten', 'fleet', 180)).statusCode).toBe(201);
  expect(await due()).toEqual(['1@klant.example', '2@klant.example', '3@klant.example']);
  now = new Date(began.getTime() + 30_000);
  await call('1@klant.example');
  expect(await due()).toEqual(['2@klant.example', '3@klant.example']);
  const { rows } = await database.superuser.query<{ id: string }>(
    `select id from contact where email = '2@klant.example'`,
  );
  const contact_id = showId('con', rows[0]?.id ?? '');
  const planned = await app.inject({
    method: 'POST',
    url: '/v1/visits',
    payload: { contact_id, day: '2026-11-24', time: '14:30' },
  });
  expect(planned.statusCode).toBe(201);
  expect(await due()).toEqual(['3@klant.example']);
  // Somebody new belongs to the group a minute later, and is found behind the back of whoever looks.
  await database.superuser.query(
    `update contact set attributes = '{"group": "fleet"}' where workspace_id = $1 and email = '9@klant.example'`,
    [workspace.id],
  );
  now = new Date(began.getTime() + 90_000);
  await due();
  await expect.poll(due).toEqual(['3@klant.example', '9@klant.example']);
  await makePlan('Iedereen', 'shop', 365);
  expect(await due()).toHaveLength(50);
});
