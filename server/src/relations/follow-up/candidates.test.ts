import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { insertRow } from '../../database/test-rows.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { relationsRoutes } from '../routes.ts';
import { findCandidates } from './candidates.ts';
import { forgetDueLists } from './due-list-store.ts';
import { findDueJob } from './jobs.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
const began = new Date('2026-11-20T09:00:00Z');
let now = began;
/** No two looks are of the same millisecond, as no two lists are. */
let looks = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Bakfietsen voor heel Nederland');
  product = { ...makeTestProduct(database), clock: () => new Date(now.getTime() + looks++) };
  app = openApp();
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

/** The routes as one process serves them, to the owner or to whoever else. */
function openApp(caller: Partial<Caller> = {}): FastifyInstance {
  const opened = openTestHttp(product, workspace, caller);
  relationsRoutes(opened, product);
  return opened;
}

async function look(asked = app, query = ''): Promise<DueList> {
  const reply = await asked.inject({ url: `/v1/visit-due${query}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

async function due(asked = app, query = ''): Promise<readonly string[]> {
  return (await look(asked, query)).data.map(({ contact }) => contact.email).toSorted();
}

/** Looks again, as the screen does, until everybody was looked for. */
async function dueOnceFound(asked = app, query = ''): Promise<readonly string[]> {
  await expect.poll(async () => (await look(asked, query)).is_being_found, { timeout: 10_000 }).toBe(false);
  return due(asked, query);
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

async function visit(email: string, ownerId: string): Promise<void> {
  const { rows } = await database.superuser.query<{ id: string }>('select id from contact where email = $1', [email]);
  await insertRow(database.superuser, 'courtesy_visit', {
    ...{ workspace_id: workspace.id, id: uuid(), contact_id: rows[0]?.id, owner_id: ownerId, state: 'made' },
    ...{ starts_at: now, minutes: 45, planned_at: now, changed_at: now, made_at: now },
  });
}

async function joinFleet(email: string): Promise<void> {
  await database.superuser.query(
    `update contact set attributes = '{"group": "fleet"}' where workspace_id = $1 and email = $2`,
    [workspace.id, email],
  );
}

type DueList = Readonly<{
  data: readonly Readonly<{ contact: Readonly<{ email: string }> }>[];
  counts: Readonly<{ due: number }>;
  is_being_found: boolean;
}>;

async function keptList(): Promise<Readonly<{ found_at?: Date }>> {
  const { rows } = await database.superuser.query('select found_at from due_list where workspace_id = $1', [
    workspace.id,
  ]);
  return rows[0] ?? {};
}

/** Those of the first plan who are due. */
async function fleets(asked: FastifyInstance): Promise<readonly string[]> {
  return dueOnceFound(asked, await fleetsQuery());
}

async function fleetsQuery(): Promise<string> {
  const { rows } = await database.superuser.query<{ id: string }>(
    `select id from follow_up_plan where workspace_id = $1 and name = 'Vloten'`,
    [workspace.id],
  );
  return `?plan=${showId('fup', rows[0]?.id ?? '')}`;
}

test('among twenty thousand customers, whoever was called or is visited falls off at once, and a new plan counts at once', async () => {
  expect((await makePlan('Vloten', 'fleet', 180)).statusCode).toBe(201);
  expect(await dueOnceFound()).toEqual(['1@klant.example', '2@klant.example', '3@klant.example']);
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
  // Somebody new belongs to the group some minutes later, and is found behind the back of whoever looks.
  await joinFleet('9@klant.example');
  now = new Date(began.getTime() + 4 * 60_000);
  expect(await due()).toEqual(['3@klant.example']);
  now = new Date(began.getTime() + 6 * 60_000);
  await due();
  await expect.poll(() => due()).toEqual(['3@klant.example', '9@klant.example']);
  const all = (await makePlan('Iedereen', 'shop', 365)).json();
  // Whom the new plan means is looked for beside the looking; those of the other plan stand there meanwhile.
  expect(await look()).toMatchObject({ is_being_found: true, counts: { due: 2 } });
  expect(await dueOnceFound()).toHaveLength(50);
  const { found_at: foundAt } = await keptList();
  await app.inject({ method: 'DELETE', url: `/v1/follow-up-plans/${all.id}` });
  expect(await due()).toEqual(['3@klant.example', '9@klant.example']);
  expect((await keptList()).found_at).toEqual(foundAt);
});

test('nobody waits for a new plan, and however many look on however many nodes, its customers are looked for once', async () => {
  await database.superuser.query(
    `create table found (at timestamptz);
     create function note_found() returns trigger language plpgsql security definer as $$
       begin insert into public.found values (new.found_at); return new; end $$;
     create trigger note_found after update of found_at on due_list for each row execute function note_found()`,
  );
  now = new Date(began.getTime() + 7 * 60_000);
  const other = openApp();
  const plan = (await makePlan('Winkels', 'shop', 300)).json();
  const seen = await Promise.all([app, other, app, other, app, other].map((asked) => look(asked)));
  // Those of the other plan stand there for whoever looks before the first has found all.
  const early = seen.filter(({ is_being_found: isBeingFound }) => isBeingFound);
  expect(early.length).toBeGreaterThan(0);
  expect(early.map(({ counts }) => counts.due)).toEqual(early.map(() => 2));
  expect(await dueOnceFound()).toHaveLength(50);
  const { rowCount } = await database.superuser.query('select from found where at >= $1', [now]);
  expect(rowCount).toBe(1);
  await database.superuser.query('drop function note_found cascade');
  await app.inject({ method: 'DELETE', url: `/v1/follow-up-plans/${plan.id}` });
  await other.close();
});

test('a process that starts shows what another found, which is found anew every hour also where nobody looks', async () => {
  now = new Date(began.getTime() + 8 * 60_000);
  const started = openApp();
  expect(await fleets(started)).toEqual(['3@klant.example', '9@klant.example']);
  await joinFleet('10@klant.example');
  expect(await fleets(started)).toEqual(['3@klant.example', '9@klant.example']);
  await findDueJob(product)({}, { isLast: false });
  expect(await fleets(started)).toEqual(['10@klant.example', '3@klant.example', '9@klant.example']);
  await started.close();
});

test('an agent who sees some units alone has a list of their own, which tells of no visit that is hidden from them', async () => {
  const [limited, colleague] = [
    await addStaff(database, workspace, { role: 'agent', removed: false }),
    await addStaff(database, workspace, { role: 'agent', removed: false }),
  ];
  await visit('3@klant.example', colleague);
  const own = openApp({ role: 'agent', staffId: limited, isLimitedToUnits: true });
  // To the second the owner goes, and a colleague of another unit was with the third.
  const seen = ['10@klant.example', '2@klant.example', '3@klant.example', '9@klant.example'];
  now = new Date(began.getTime() + 60 * 60_000);
  expect(await fleets(own)).toEqual(seen);
  await findDueJob(product)({}, { isLast: false });
  expect(await fleets(app)).toEqual(['10@klant.example', '9@klant.example']);
  expect(await fleets(own)).toEqual(seen);
  const lists = () => database.superuser.query('select reach from due_list where workspace_id = $1', [workspace.id]);
  expect((await lists()).rows).toHaveLength(2);
  await inWorkspace(database.databases.app, workspace.id, (db) =>
    forgetDueLists(db, new Date(now.getTime() + 25 * 3_600_000)),
  );
  expect((await lists()).rows).toEqual([]);
  await own.close();
});

test('contacts are removed also while it is found who is due, and the list is found again after that', async () => {
  await dueOnceFound();
  const remover = await database.superuser.connect();
  await remover.query('begin');
  await remover.query(`delete from contact where workspace_id = $1 and email = '10@klant.example'`, [workspace.id]);
  const finding = findCandidates(product, workspace.id, product.clock()).catch((error: unknown) => String(error));
  // Longer than the second after which the database ends one of two that wait for each other.
  await delay(1_300);
  const { rowCount } = await remover.query(
    `delete from contact where workspace_id = $1 and id in (
       select contact_id from due_candidate where workspace_id = $1 order by place limit 1)`,
    [workspace.id],
  );
  await remover.query('rollback');
  remover.release();
  expect([rowCount, await finding]).toEqual([1, expect.stringContaining('lock timeout')]);
  const { rows } = await findCandidates(product, workspace.id, product.clock());
  expect(rows.length).toBeGreaterThan(1);
});

test('a list that was found earlier does not take the place of a later one', async () => {
  const at = product.clock();
  const { rows } = await findCandidates(product, workspace.id, at);
  await findCandidates(product, workspace.id, new Date(at.getTime() - 20_000));
  expect((await keptList()).found_at).toEqual(at);
  expect(rows.length).toBeGreaterThan(0);
});

test('whoever was erased stands on no list', async () => {
  await dueOnceFound();
  const stands = () =>
    database.superuser.query(
      `select from due_candidate join contact on contact.id = contact_id where contact.email = '9@klant.example'`,
    );
  expect((await stands()).rowCount).toBe(1);
  await database.superuser.query(`delete from contact where workspace_id = $1 and email = '9@klant.example'`, [
    workspace.id,
  ]);
  expect((await stands()).rowCount).toBe(0);
  expect(await due()).not.toContain('9@klant.example');
});
