import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../accounts/session.ts';
import { buildApp } from '../app.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { makeTestProduct } from '../test-product.ts';
import type { RouteName } from './permission.ts';
import { type Fixture, idOf, makeFixture } from './test-fixtures.ts';

let database: TestDatabase;
let app: FastifyInstance;
let company: Fixture;
let cookie: string;
let now = new Date('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database, { clock: () => now });
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
  company = await makeFixture(database, 'een-naam-van-ons');
  const { id, code, ownerId: staffId } = company.workspace;
  const token = await inWorkspace(database.databases.app, id, (db) => openSession(db, { code, staffId, now }));
  cookie = `__Host-sid=${token}`;
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

type Thing = Readonly<{ name: RouteName; table: string; body: () => object }>;

/** What a button makes, of which an equal one beside it would mean nothing. */
const things: readonly Thing[] = [
  { name: 'idea.make', table: 'idea', body: () => ({ title: 'Een bankje bij de deur' }) },
  { name: 'follow-up-plan.make', table: 'follow_up_plan', body: () => ({ name: 'Grote klanten', every_days: 90 }) },
  { name: 'problem.make', table: 'problem', body: () => ({ name: 'Lang wachten' }) },
  { name: 'field-record.make', table: 'field_record', body: () => recordOf('Gesprek') },
  { name: 'case.make', table: 'complaint_case', body: () => ({ kind: 'complaint', words: 'Het brood was op.' }) },
  { name: 'case.add-task', table: 'case_task', body: () => ({ what: 'Bellen', due_on: null, owner_id: null }) },
  { name: 'cause.make', table: 'case_cause', body: () => ({ name: 'Te laat' }) },
  { name: 'case-macro.make', table: 'case_macro', body: () => ({ name: 'Dank', texts: { nl: 'Beste {name}' } }) },
  { name: 'organisation.make', table: 'organisation', body: () => ({ name: 'Gemeente Utrecht' }) },
  { name: 'touchpoint.make', table: 'touchpoint', body: () => touchpoint },
  { name: 'chart-event.make', table: 'chart_event', body: () => outage },
  { name: 'benchmark.make', table: 'benchmark', body: () => benchmark },
  { name: 'alert-rule.make', table: 'alert_rule', body: () => rule },
  { name: 'report.make', table: 'report', body: () => report() },
];

const outage = { kind: 'outage', name: 'Webwinkel dicht', day: '2026-11-08' };
const touchpoint = { name: 'Ophalen', phase: 'before', is_direct: true, is_material: true };
const rule = { name: 'Wens', condition: { kind: 'contact_wish' }, audience: { roles: ['owner'] } };
const source = { source: 'De brancheclub', measured_on: '2026-11-01', method: 'Een enquête' };
const benchmark = { name: 'Branche', metric: 'nps', value: 20, ...source };
const recordOf = (title: string) => ({ kind: 'interview', title, held_on: '2026-11-20', consent: 'written' });
const report = () => ({
  name: 'Maandbrief',
  language: 'nl',
  survey: showId('srv', idOf(company, 'srv')),
  period: '30d',
});

const count = async (table: string): Promise<number> => {
  const { rows } = await database.superuser.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
};

const press = async ({ name, body }: Thing) => {
  const entry = app.routeTable.find((candidate) => candidate.name === name);
  const url = String(entry?.url).replace(':id', showId('cas', idOf(company, 'cas')));
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const { statusCode, body: text } = await app.inject({ method: 'POST', url, headers, payload: body() });
  return { status: statusCode, body: JSON.parse(text) };
};

describe('a button that is pressed twice', () => {
  it.each(things)('makes one thing: $name', async (thing) => {
    const before = await count(thing.table);
    const [first, second] = await Promise.all([press(thing), press(thing)]);
    expect(first).toMatchObject({ status: 201 });
    expect(second).toEqual(first);
    expect(await count(thing.table)).toBe(before + 1);
    // Whoever asks for the same a while later means another one.
    now = new Date(now.getTime() + 60_000);
    expect(await press(thing)).toMatchObject({ status: 201 });
    expect(await count(thing.table)).toBe(before + 2);
  });
});
