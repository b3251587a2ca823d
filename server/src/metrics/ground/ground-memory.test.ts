import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspaceSnapshot } from '../../database/workspace-snapshot.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storeActs } from '../../responses/store.ts';
import { newAct } from '../../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { type Columns, makeColumns } from '../columns/columns.ts';
import { traitLabels } from '../figures/label-views.ts';
import { normsOfSurvey } from '../norms/norm-views.ts';
import { eventsWithin } from '../trend/chart-event-views.ts';
import { versionDays } from '../trend/trend-views.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
const clients: pg.PoolClient[] = [];
let surveys: readonly [TestSurvey, TestSurvey];
const places = { organisation: uuid(), touchpoint: uuid(), norm: uuid(), event: uuid() };

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmakerij De Vries');
  surveys = [await newSurvey(database.superuser, workspace), await newSurvey(database.superuser, workspace)];
  const { id, ownerId } = workspace;
  const insert = (table: string, values: readonly unknown[]) =>
    database.superuser.query(`insert into ${table} values (${values.map((_, place) => `$${place + 1}`)})`, [...values]);
  await insert('organisation (workspace_id, id, name)', [id, places.organisation, 'Bakkerij Smit']);
  await insert('touchpoint (workspace_id, id, name, phase, is_direct, is_material, position)', [
    ...[id, places.touchpoint, 'Balie', 'during', true, true, 1],
  ]);
  await insert('contact_attribute (workspace_id, key, name, kind)', [id, 'region', 'Regio', 'text']);
  for (const [slot, source, key, value] of [
    [0, 'organisation', '', places.organisation],
    [1, 'touchpoint', '', places.touchpoint],
    [2, 'attribute', 'region', 'Noord'],
  ]) {
    await insert('trait (workspace_id, slot, source, key)', [id, slot, source, key]);
    await insert('trait_value (workspace_id, slot, code, value)', [id, slot, 1, value]);
  }
  await insert('norm (workspace_id, id, survey_id, item, value, valid_from, created_by)', [
    ...[id, places.norm, surveys[0].id, 'nps:C11:1', 40, '2026-01-01', ownerId],
  ]);
  await insert('chart_event (workspace_id, id, kind, name, day, created_by)', [
    ...[id, places.event, 'outage', 'Storing', '2026-05-01', ownerId],
  ]);
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  for (const client of clients) client.release(true);
  await database?.drop();
});

const newColumns = (): Columns =>
  makeColumns({
    databases: database.databases,
    log: pino({ level: 'silent' }),
    folder: undefined,
    bytesMost: 50_000_000,
  });

/** All that a figure is read by. */
async function groundOf(db: WorkspaceTransaction, columns: Columns, asked?: string) {
  const { ground, surveys: named, survey, read } = await columns.open(db, asked);
  const surveyId = survey?.id ?? '';
  return {
    ...{ named, survey, labels: await traitLabels(db, ground, ''), traits: (await read({})).traits },
    norms: await normsOfSurvey(db, ground, surveyId),
    days: await versionDays(db, ground, surveyId),
    events: await eventsWithin(db, ground, { surveyId, from: '2026-01-01', to: '2027-01-01' }),
  };
}

const seenBy = (columns: Columns, asked?: string, inTransaction = inWorkspaceReading) =>
  inTransaction(database.databases.app, workspace.id, (db) => groundOf(db, columns, asked));

/** Statements that change what is kept, each with a value that was not there before. */
const changes: readonly ((value: number) => readonly [string, readonly unknown[]])[] = [
  (value) => [`update survey set name = 'Vragen ' || $2 where workspace_id = $1`, [value]],
  (value) => [`update organisation set name = 'Klant ' || $2 where workspace_id = $1`, [value]],
  (value) => [`update touchpoint set name = 'Balie ' || $2 where workspace_id = $1`, [value]],
  (value) => [`update contact_attribute set name = 'Streek ' || $2 where workspace_id = $1`, [value]],
  (value) => [`update norm set value = $2 where workspace_id = $1`, [value % 100]],
  (value) => [`update chart_event set name = 'Storing ' || $2 where workspace_id = $1`, [value]],
  (value) => [
    `update trait_value set value = 'Oord ' || $2 where workspace_id = $1 and slot = 2 and code = 1`,
    [value],
  ],
  (value) => [
    `insert into trait_value (workspace_id, slot, code, value) values ($1, 2, $2, $3)`,
    [value, `oord ${value}`],
  ],
  () => [`delete from chart_event where workspace_id = $1 and id <> $2`, [places.event]],
];

describe('what figures are read by is what was committed before they were asked for', () => {
  test.each([1, 2])('by two nodes, in whatever order changes are committed (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const nodes = [newColumns(), newColumns()];
    const client = await database.superuser.connect();
    clients.push(client);
    let isOpen = false;
    for (let step = 0; step < 40; step += 1) {
      const value = seed * 1000 + step;
      const [text = '', values = []] = changes[Math.floor(random() * changes.length)]?.(value) ?? [];
      const chance = random();
      if (chance < 0.2) {
        const act = newAct(workspace, surveys[step % 2] ?? surveys[0], { answers: { nps: 9 }, isFinal: true });
        const connection = await database.databases.answerPool.connect();
        await storeActs(connection, [act], new Date(Date.UTC(2026, 10, 1 + step)));
        connection.release();
      } else if (chance < 0.7 && isOpen) {
        await client.query(random() < 0.5 ? 'commit' : 'rollback');
        isOpen = false;
      } else if (!isOpen) {
        isOpen = chance < 0.4;
        if (isOpen) await client.query('begin');
        await client.query(text, [workspace.id, ...values]);
      }
      const asked = random() < 0.5 ? undefined : surveys[0].id;
      const node = nodes[step % 2] ?? newColumns();
      const inTransaction = random() < 0.5 ? inWorkspace : inWorkspaceReading;
      expect(await seenBy(node, asked, inTransaction), `seed ${seed}, step ${step}`).toEqual(
        await seenBy(newColumns(), asked),
      );
    }
    if (isOpen) await client.query('rollback');
  });

  test('and never what was taken back, nor what a transaction saw that reads as of its beginning', async () => {
    const columns = newColumns();
    const before = await seenBy(columns);
    const undone = inWorkspace(database.databases.app, workspace.id, async (db) => {
      await db.trx.updateTable('norm').set({ value: -99 }).where('id', '=', places.norm).execute();
      expect((await groundOf(db, columns, surveys[0].id)).norms[0]?.value).toBe(-99);
      throw new Error('on second thoughts');
    });
    await expect(undone).rejects.toThrow('on second thoughts');
    expect(await seenBy(columns)).toEqual(before);
    await inWorkspaceSnapshot(database.databases.app, workspace.id, async (db) => {
      await database.superuser.query(`update organisation set name = 'Nieuw' where workspace_id = $1`, [workspace.id]);
      await groundOf(db, columns);
    });
    expect((await seenBy(columns)).labels.values.get(places.organisation)).toBe('Nieuw');
  });

  test('also the word of a value that was erased, which no running process keeps', async () => {
    const columns = newColumns();
    await seenBy(columns);
    await database.superuser.query(
      `update trait_value set value = 'gewist' where workspace_id = $1 and slot = 2 and code = 1`,
      [workspace.id],
    );
    const { traits } = await seenBy(columns);
    expect(traits.find(({ name }) => name === 'attribute:region')?.values[1]).toBe('gewist');
  });
});

test('costs one statement when nothing is new, and no transaction around it', async () => {
  const columns = newColumns();
  const read = () =>
    inWorkspaceReading(database.databases.app, workspace.id, (db) => groundOf(db, columns, surveys[0].id));
  await read();
  const heard: string[] = [];
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    heard.push(typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked));
    return query.apply(this, given);
  });
  await read();
  expect(heard).toEqual([expect.stringContaining('ground_change')]);
});

test('all tables that it is read from tell of their changes', async () => {
  const { rows } = await database.superuser.query<{ table: string; events: number }>(
    `select tgrelid::regclass::text as table, count(*)::int as events from pg_trigger
     where tgfoid = 'mark_ground'::regproc and tgenabled = 'O' group by 1 order by 1`,
  );
  const watched = ['chart_event', 'contact_attribute', 'norm', 'organisation', 'study', 'survey', 'survey_version'];
  expect(rows).toEqual([...watched, 'touchpoint', 'trait', 'trait_value'].map((table) => ({ table, events: 3 })));
});
