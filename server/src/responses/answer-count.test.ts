import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import type { AnswerAct } from './answer-act.ts';
import { sumAnswerCounts } from './answer-count-store.ts';
import { storeActs } from './store.ts';
import { newAct } from './test-act.ts';
import { newSurvey, type TestSurvey } from './test-survey.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let survey: TestSurvey;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  survey = await newSurvey(database.superuser, workspace);
  product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const act = (change: Partial<AnswerAct> = {}) => newAct(workspace, survey, change);
const change = (text: string, ids: readonly string[]) => database.superuser.query(text, [ids]);

async function store(acts: readonly AnswerAct[]): Promise<readonly string[]> {
  const connection = await database.databases.answerPool.connect();
  try {
    await storeActs(connection, acts, new Date('2026-11-21T10:00:00Z'));
    return acts.map(({ responseId }) => responseId);
  } finally {
    connection.release();
  }
}

async function answersOf(listed: string): Promise<number> {
  const reply = await app.inject('/v1/surveys');
  const { data } = reply.json<{ data: readonly Readonly<{ id: string; answers: number }>[] }>();
  return data.find(({ id }) => id === showId('srv', listed))?.answers ?? -1;
}

/** What the list says, which is to be what counting all answers finds. */
async function answers(): Promise<number> {
  const { rows } = await database.superuser.query<{ count: number }>(
    'select count(*)::int as count from response where survey_id = $1 and not is_test and removed_at is null',
    [survey.id],
  );
  const said = await answersOf(survey.id);
  expect(said).toBe(rows[0]?.count);
  return said;
}

const sumUp = () => inWorkspace(product.databases.app, workspace.id, sumAnswerCounts);

describe('the number of answers in the list of surveys', () => {
  test('grows by each answer, also a late one, and by no test, no further page and no answer that was there', async () => {
    expect(await answers()).toBe(0);
    const first = act({ isFinal: false });
    await store([first, act(), act({ isLate: true }), act({ isTest: true })]);
    expect(await answers()).toBe(3);
    await store([act({ respondentKey: first.respondentKey }), act()]);
    expect(await answers()).toBe(4);
  });

  test('shrinks by what is removed, hidden or made a test, and grows by what comes back', async () => {
    const before = await answers();
    const [one = '', two = '', three = ''] = await store([act(), act(), act()]);
    await change('update response set removed_at = now() where id = any ($1)', [one, two]);
    expect(await answers()).toBe(before + 1);
    await change('update response set removed_at = now() where id = any ($1)', [one]);
    await change('update response set removed_at = null where id = any ($1)', [two]);
    expect(await answers()).toBe(before + 2);
    await change('update response set is_test = true where id = any ($1)', [one, two]);
    expect(await answers()).toBe(before + 1);
    await change('delete from score_row where response_id = any ($1)', [three]);
    await change('delete from answer_event where response_id = any ($1)', [three]);
    await change('delete from response where id = any ($1)', [three]);
    expect(await answers()).toBe(before);
  });

  test('stays what it is when its changes are made one, also twice at the same moment', async () => {
    await store([act(), act()]);
    const before = await answers();
    await Promise.all([sumUp(), sumUp(), store([act()])]);
    expect(await answers()).toBe(before + 1);
    await sumUp();
    expect(await answers()).toBe(before + 1);
    const { rows } = await database.superuser.query('select 1 from answer_count where survey_id = $1', [survey.id]);
    expect(rows).toHaveLength(1);
  });

  test('leaves out an answer whose batch was not kept', async () => {
    const before = await answers();
    const connection = await database.databases.answerPool.connect();
    const given = act();
    await connection.query('begin');
    await connection.query(`select set_config('voldaan.workspace_id', $1, true)`, [workspace.id]);
    await connection.query(
      `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
         answers, started_at, changed_at)
       values ($1, $2, $3, $4, $5, 'link', 'human', 'nl', '{}', now(), now())`,
      [workspace.id, given.responseId, survey.id, survey.version.id, given.respondentKey],
    );
    expect(await answers()).toBe(before);
    await connection.query('rollback');
    connection.release();
    expect(await answers()).toBe(before);
  });

  test('is found again by counting, for who wrote answers that nobody heard of', async () => {
    const before = await answers();
    await database.superuser.query('update answer_count set answers = 0 where survey_id = $1', [survey.id]);
    await database.superuser.query('select count_all_answers($1)', [workspace.id]);
    expect(await answers()).toBe(before);
  });

  test('of another survey is its own', async () => {
    const other = await newSurvey(database.superuser, workspace);
    expect(await answersOf(other.id)).toBe(0);
  });
});
