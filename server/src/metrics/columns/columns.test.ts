import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import type pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { changeClasses } from '../../responses/reclassify-store.ts';
import { storeActs } from '../../responses/store.ts';
import { newAct } from '../../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { type Columns, makeColumns } from './columns.ts';
import { columnRows, scoreRows } from './test-rows.ts';

let database: TestDatabase;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmakerij De Vries');
  // Of the months of the test one has a partition of its own: rows move between that and the one for all others.
  await database.superuser.query(`select ensure_score_month('2026-09-01')`);
  await database.superuser.query(
    `insert into trait (workspace_id, slot, source, key) values ($1, 3, 'attribute', 'region')`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash)
     select $1, gen_random_uuid(), address, address, sha256(address::bytea)
     from (select 'klant' || place || '@voldaan.example' as address from generate_series(1, 6) place) as made`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into trait_value (workspace_id, slot, code, value)
     select $1, 3, code, 'regio ' || code from generate_series(1, 400) code`,
    [workspace.id],
  );
});

afterAll(async () => {
  await database?.drop();
});

const newColumns = (): Columns =>
  makeColumns({
    databases: database.databases,
    log: pino({ level: 'silent' }),
    folder: undefined,
    bytesMost: 50_000_000,
  });

const read = (columns: Columns, surveyId: string, days = {}) =>
  inWorkspace(database.databases.app, workspace.id, async (db) => (await columns.open(db, surveyId)).read(days));

const recount = (surveyId: string, days = {}) =>
  scoreRows(database.superuser, { workspaceId: workspace.id, surveyId, ...days });

/** As a repair by hand would that turns the triggers off. */
async function changeUnheard(text: string, surveyId: string): Promise<void> {
  const client = await database.superuser.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(text, [workspace.id, surveyId]);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

describe('columns hold what the rows hold', () => {
  test.each([1, 2])('after whatever happens to answers, on two nodes at once (seed %i)', async (seed) => {
    const survey = await newSurvey(database.superuser, workspace);
    const world = createWorld(survey, seededRandom(seed));
    const nodes = [newColumns(), newColumns()];
    try {
      for (let step = 0; step < 100; step += 1) {
        const what = await world.act();
        const days = world.days();
        const expected = await recount(survey.id, days);
        const node = nodes[step % 2] ?? newColumns();
        expect(columnRows(await read(node, survey.id, days)), `seed ${seed}, step ${step}: ${what}`).toEqual(expected);
      }
    } finally {
      await world.end();
    }
    const expected = await recount(survey.id);
    for (const node of [...nodes, newColumns()]) expect(columnRows(await read(node, survey.id))).toEqual(expected);
    // At night columns and rows are compared: whose they are as well.
    const [node] = nodes;
    expect((await node?.recount(workspace.id))?.differences).toEqual([]);
    await changeUnheard(
      `insert into response_contact (workspace_id, response_id, contact_id)
       select $1, given.id, (
         select id from contact where workspace_id = $1 and id is distinct from (
           select contact_id from response_contact where workspace_id = $1 and response_id = given.id) order by id limit 1)
       from (
         select id from response join score_row on response_id = id
         where response.workspace_id = $1 and response.survey_id = $2 and not response.is_test limit 1) as given
       on conflict (workspace_id, response_id) do update set contact_id = excluded.contact_id`,
      survey.id,
    );
    expect((await node?.recount(workspace.id))?.differences).toMatchObject([{ surveyId: survey.id, where: 'memory' }]);
    expect(columnRows(await read(node ?? newColumns(), survey.id))).toEqual(await recount(survey.id));
  });
});

test('a trait that gave up its place and came back has its new values', async () => {
  const other = await database.newWorkspace('Bakkerij Smit');
  const survey = await newSurvey(database.superuser, other);
  const columns = newColumns();
  const valuesOf = async (value: string) => {
    const { superuser, databases } = database;
    await superuser.query(`insert into trait (workspace_id, slot, source, key) values ($1, 0, 'attribute', 'region')`, [
      other.id,
    ]);
    await superuser.query('insert into trait_value (workspace_id, slot, code, value) values ($1, 0, 1, $2)', [
      other.id,
      value,
    ]);
    const { traits } = await inWorkspace(databases.app, other.id, async (db) =>
      (await columns.open(db, survey.id)).read({}),
    );
    await superuser.query('delete from trait_value where workspace_id = $1', [other.id]);
    await superuser.query('delete from trait where workspace_id = $1', [other.id]);
    return traits.map(({ values }) => values);
  };
  expect(await valuesOf('Noord')).toEqual([['', 'Noord']]);
  expect(await valuesOf('Zuid')).toEqual([['', 'Zuid']]);
});

const pick = <T>(random: () => number, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

type World = Readonly<{
  /** Does something to the answers, and says what. */
  act: () => Promise<string>;
  /** Some days, or all. */
  days: () => Readonly<{ from?: string; to?: string }>;
  end: () => Promise<void>;
}>;

/** Months of a survey in which all that happens to answers happens by chance. */
function createWorld(survey: TestSurvey, random: () => number): World {
  const acts: ReturnType<typeof newAct>[] = [];
  const open: pg.PoolClient[] = [];
  const { superuser, databases } = database;
  const own = [workspace.id, survey.id];
  const anyTime = () =>
    new Date(Date.UTC(2026, 7 + Math.floor(random() * 3), 1 + Math.floor(random() * 30), 23 * random()));
  const store = async (given: readonly ReturnType<typeof newAct>[], at: Date) => {
    const connection = await databases.answerPool.connect();
    try {
      await storeActs(connection, given, at);
    } finally {
      connection.release();
    }
  };
  const answers = () => ({ nps: Math.floor(random() * 11) });
  const newActs = () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      newAct(workspace, survey, {
        answers: answers(),
        isFinal: random() < 0.5,
        isTest: random() < 0.1,
        voteClass: random() < 0.2 ? 'machine' : 'human',
        isLate: random() < 0.05,
        language: pick(random, ['nl', 'nb', 'en', 'fr']) ?? 'nl',
      }),
    );
  const some = `workspace_id = $1 and survey_id = $2 and response_id in (
    select response_id from score_row where workspace_id = $1 and survey_id = $2
    order by md5(response_id::text || $3) limit $4)`;
  const change = (text: string, most: number, ...more: readonly unknown[]) =>
    superuser.query(text, [...own, String(random()), 1 + Math.floor(random() * most), ...more]);
  const doings: Readonly<Record<string, () => Promise<unknown>>> = {
    'first pages': async () => {
      const given = newActs();
      acts.push(...given);
      await store(given, anyTime());
    },
    'a further page': async () => {
      const before = pick(random, acts);
      if (before === undefined) return;
      const { respondentKey, isTest } = before;
      await store([newAct(workspace, survey, { respondentKey, isTest, answers: answers() })], anyTime());
    },
    'a vote judged again': async () => {
      const before = pick(random, acts);
      const voteClass = pick(random, ['human', 'machine', 'unconfirmed'] as const) ?? 'human';
      if (before === undefined) return;
      await inWorkspace(databases.app, workspace.id, (db) =>
        changeClasses(db, [{ responseId: before.responseId, voteClass }]),
      );
    },
    'traits of some': () => change(`update score_row set a3 = $5 where ${some}`, 3, 1 + Math.floor(random() * 400)),
    'answers that are found to be of a customer': () =>
      superuser.query(
        `insert into response_contact (workspace_id, response_id, contact_id)
         select $1, response_id, (select id from contact where workspace_id = $1 order by md5(id::text || response_id) limit 1)
         from (select response_id, day from score_row where ${some}) as chosen
         join response on response.workspace_id = $1 and response.id = response_id
         where day = (started_at at time zone 'UTC')::date
         on conflict (workspace_id, response_id) do update set contact_id = excluded.contact_id`,
        [...own, String(random()), 1 + Math.floor(random() * 20)],
      ),
    'a customer who is erased': () =>
      superuser.query(
        `update response_contact set contact_id = null where workspace_id = $1 and contact_id = (
        select id from contact where workspace_id = $1 order by md5(id::text || $2) limit 1)`,
        [workspace.id, String(random())],
      ),
    'rows that go': () => change(`delete from score_row where ${some}`, 3),
    'rows that move to another day': () =>
      change(
        `with moved as (update score_row set day = day + 17 where ${some} returning workspace_id, response_id)
         update response set started_at = started_at + interval '17 days'
         from moved where response.workspace_id = moved.workspace_id and response.id = moved.response_id`,
        2,
      ),
    'everything of a day': () =>
      superuser.query(
        `update score_row set q0 = 10 - q0 where workspace_id = $1 and survey_id = $2 and day in (
           select day from score_row where workspace_id = $1 and survey_id = $2 order by random() limit 6)`,
        own,
      ),
    'a transaction that stays open': async () => {
      if (open.length > 2) return;
      const client = await superuser.connect();
      open.push(client);
      await client.query('begin');
      await client.query(
        `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
           is_complete, language, channel, q0)
         select $1, $4::date, gen_random_uuid(), $2, $3, $4, 'h', false, true, 'n', 'm', place % 11
         from generate_series(1, 5) place`,
        [...own, survey.version.id, anyTime()],
      );
    },
    'one that ends': async () => {
      const client = open.shift();
      await client?.query(random() < 0.7 ? 'commit' : 'rollback');
      client?.release();
    },
    'many at once': () =>
      superuser.query(
        `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
           is_complete, language, channel, q0, a3)
         select $1, $4::date, gen_random_uuid(), $2, $3, $4, 'u', false, true, 'e', 'w', place % 11, 1 + place % 400
         from generate_series(1, $5::int) place`,
        [...own, survey.version.id, anyTime(), random() < 0.5 ? 1_500 : 5_500],
      ),
  };
  const weights: readonly string[] = Object.keys(doings).flatMap((name) =>
    Array.from(
      { length: name.startsWith('first') || name.startsWith('a further') ? 6 : name.startsWith('many') ? 1 : 3 },
      () => name,
    ),
  );
  return {
    act: async () => {
      const name = pick(random, weights) ?? '';
      await doings[name]?.();
      return name;
    },
    days: () => {
      if (random() < 0.4) return {};
      const from = anyTime();
      return {
        from: from.toISOString().slice(0, 10),
        ...(random() < 0.5
          ? {}
          : { to: new Date(from.getTime() + 86_400_000 * 60 * random()).toISOString().slice(0, 10) }),
      };
    },
    end: async () => {
      for (const client of open.splice(0)) {
        await client.query('commit');
        client.release();
      }
    },
  };
}
