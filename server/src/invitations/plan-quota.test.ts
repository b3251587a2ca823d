import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { lockQuota, reservePlaces } from '../studies/quota-store.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { Study } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { planStudies } from './plan-studies.ts';
import { invitationsRoutes } from './routes.ts';
import { addTestCustomers, openAllParts, startTestStudy } from './test-study.ts';
import { openAllHours, publishTestSurvey } from './test-wave.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let app: FastifyInstance;
let study: Study;
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

/** Ten places for customers and five for prospects, drawn from sixty and twenty. */
beforeEach(async () => {
  run += 1;
  workspace = await database.newWorkspace(`Tassenwinkel ${run}`);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  studiesRoutes(app, product);
  invitationsRoutes(app, product);
  await openAllHours(database, workspace);
  await addTestCustomers(
    { database, product, workspace },
    Array.from({ length: 80 }, (_, n) => ({ lifecycle: n % 4 ? 'customer' : 'prospect' })),
  );
  const cadence = { every: 'once', on: new Date().toISOString().slice(0, 10) } as const;
  study = await startTestStudy(app, {
    kind: 'relation',
    surveyId: await publishTestSurvey(app),
    plan: {
      timing: { kind: 'relation', cadence, validHours: 720 },
      reminder: null,
      sample: { kind: 'quota', by: 'lifecycle', places: { customer: 10, prospect: 5 } },
      precision: { margin: 0.1, confidence: 0.95, expectedResponse: 0.5 },
      audience: {},
    },
  });
});

afterAll(() => database.drop());

const show = async () => (await app.inject(`/v1/studies/${study.id}`)).json<Study>();
const quota = async () => (await show()).quota.map(({ reserved, counted }) => [reserved, counted]);

async function plan(): Promise<void> {
  await database.superuser.query(`update study set next_plan_at = now() where workspace_id = $1`, [workspace.id]);
  await planStudies(product, workspace.id);
  await openAllParts(product, workspace, await show());
}

/** Lets something happen to so many mails of a group that nothing happened to before. */
async function happen(change: string, lifecycle: string, count: number): Promise<void> {
  const { rowCount } = await database.superuser.query(
    `update invitation set ${change} where workspace_id = $1 and id in (
      select invitation.id from invitation join contact on contact.id = invitation.contact_id
      where invitation.workspace_id = $1 and contact.lifecycle = $2 and invitation.state = 'planned' limit $3)`,
    [workspace.id, lifecycle, count],
  );
  expect(rowCount).toBe(count);
}

const sent = "state = 'sent', handed_at = now(), settled_at = now()";

describe('the places of a quota', () => {
  test('are held by the mails that are planned, and no more mails are planned than there are places', async () => {
    await plan();
    expect(await quota()).toEqual([
      [10, 0],
      [5, 0],
    ]);
    await plan();
    const { rows } = await database.superuser.query(
      `select contact.lifecycle, count(*) as count from invitation join contact on contact.id = invitation.contact_id
       where invitation.workspace_id = $1 group by contact.lifecycle order by contact.lifecycle`,
      [workspace.id],
    );
    expect(rows).toEqual([
      { lifecycle: 'customer', count: 10 },
      { lifecycle: 'prospect', count: 5 },
    ]);
  });

  test('are counted when answered, and free when a mail fails, bounces, is withheld or stays unanswered', async () => {
    await plan();
    await happen(`${sent}, answered_at = now()`, 'customer', 3);
    await happen("state = 'failed', settled_at = now()", 'customer', 1);
    await happen(`${sent}, bounced_at = now(), bounce_kind = 'hard'`, 'customer', 1);
    await happen("state = 'suppressed', reason = 'suppressed', settled_at = now()", 'customer', 1);
    await happen("state = 'sent', handed_at = now() - interval '4 days', settled_at = now()", 'customer', 1);
    await happen(`${sent}, answered_at = now()`, 'prospect', 5);
    expect(await quota()).toEqual([
      [3, 3],
      [0, 5],
    ]);
    await plan();
    expect(await quota()).toEqual([
      [7, 3],
      [0, 5],
    ]);
  });

  test('that the plan gives while the study is paused hold from the next release on', async () => {
    await plan();
    const paused = (await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/pause` })).json<Study>();
    const { name, revision, plan: drawn, survey_id } = paused;
    const places = { customer: 12 };
    const saved = await app.inject({
      method: 'PUT',
      url: `/v1/studies/${study.id}`,
      headers: { 'if-match': `"${revision}"` },
      payload: { name, plan: { ...drawn, sample: { ...drawn.sample, places } }, survey_id, touchpoint_id: null },
    });
    expect(saved.statusCode).toBe(200);
    await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/resume` });
    await happen("state = 'failed', settled_at = now()", 'prospect', 2);
    await plan();
    expect((await show()).quota).toEqual([
      { cell: 'customer', places: 12, reserved: 12, counted: 0 },
      { cell: 'prospect', places: 0, reserved: 3, counted: 0 },
    ]);
  });

  test('that are all taken turn away nobody who was asked: an answer that comes later counts beyond them', async () => {
    await plan();
    await happen("state = 'sent', handed_at = now() - interval '4 days', settled_at = now()", 'prospect', 2);
    await plan();
    expect(await quota()).toEqual([
      [10, 0],
      [5, 0],
    ]);
    await happen(`${sent}, answered_at = now()`, 'prospect', 5);
    await database.superuser.query(
      `update invitation set answered_at = now() where workspace_id = $1 and state = 'sent'`,
      [workspace.id],
    );
    expect(await quota()).toEqual([
      [10, 0],
      [0, 7],
    ]);
    await plan();
    expect(await quota()).toEqual([
      [10, 0],
      [0, 7],
    ]);
  });

  test('are given once, however many planners give them at the same moment', async () => {
    await Promise.all([plan(), plan(), plan()]);
    await happen("state = 'failed', settled_at = now()", 'customer', 6);
    const [draw] = (await show()).draws;
    const ids = { studyId: readId('std', study.id) ?? '', drawId: readId('drw', draw?.id ?? '') ?? '', at: new Date() };
    const give = () =>
      inWorkspace(product.databases.app, workspace.id, async (db) => {
        await lockQuota(db, ids.studyId);
        return reservePlaces(db, ids);
      });
    const given = await Promise.all([give(), give(), give()]);
    expect(given.map(({ length }) => length).toSorted()).toEqual([0, 0, 6]);
    expect(await quota()).toEqual([
      [10, 0],
      [5, 0],
    ]);
  });
});
