import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { reclassifyVotes } from './reclassify-votes.ts';
import { type Customer, makeCustomer } from './test-customer.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';
import { listEvents } from './views.ts';

let db: TestDatabase;
let workspace: TestWorkspace;
let survey: TestSurvey;
let product: Product;
let app: FastifyInstance;
let path: AnswerPath;
let customer: Customer;
let now = Date.now();

beforeAll(async () => {
  db = await createTestDatabase();
  workspace = await db.newWorkspace('Fietsenmakerij De Vries');
  survey = await newSurvey(db.superuser, workspace);
  product = makeTestProduct(db, { clock: () => new Date(now) });
  path = openAnswers(product, { isLimited: false });
  app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
  customer = makeCustomer(app);
});

afterAll(async () => {
  await app.close();
  await db.drop();
});

async function answer(mark: number): Promise<TestInvitation> {
  now += 120_000;
  const invitation = await newInvitation(db.superuser, workspace, survey);
  const page = await customer.open(`/a/${invitation.token}/${mark}`);
  now += 4_000;
  await customer.press(page, { nps: String(mark) });
  return invitation;
}

/** History as an older release left it: the act counted as something else than today's rules say. */
async function judgedOnce(invitation: TestInvitation, voteClass: string): Promise<void> {
  const { superuser } = db;
  const key = `inv:${invitation.id}`;
  await superuser.query('alter table answer_event disable trigger all');
  await superuser.query(
    `update answer_event set vote_class = $2 where response_id = (select id from response where respondent_key = $1)`,
    [key, voteClass],
  );
  await superuser.query(
    `update score_row set vote_class = $2::text::"char" where response_id = (select id from response where respondent_key = $1)`,
    [key, voteClass],
  );
  await superuser.query('update response set vote_class = $2 where respondent_key = $1', [key, voteClass]);
  const answered = voteClass === 'human' ? new Date(now) : null;
  await superuser.query('update invitation set answered_at = $2 where id = $1', [invitation.id, answered]);
}

async function standing(invitation: TestInvitation): Promise<unknown> {
  const { rows } = await db.superuser.query(
    `select response.vote_class, score_row.vote_class as counted, invitation.answered_at is not null as answered,
       (select array_agg(vote_class) from answer_event where response_id = response.id) as acts
     from response join score_row on score_row.response_id = response.id join invitation on invitation.id = $2
     where respondent_key = $1`,
    [`inv:${invitation.id}`, invitation.id],
  );
  return rows[0];
}

/** What the acts of a response count as, as its page says. */
async function shownClasses(invitation: TestInvitation): Promise<readonly string[]> {
  const { rows } = await db.superuser.query('select id from response where respondent_key = $1', [
    `inv:${invitation.id}`,
  ]);
  const acts = await inWorkspace(product.databases.app, workspace.id, (trx) => listEvents(trx, rows[0].id));
  return acts.map((act) => act.vote_class);
}

const run = (isDryRun: boolean) =>
  reclassifyVotes(product, { workspaceId: workspace.id, staffId: workspace.ownerId, isDryRun });

test('answers that an older release judged otherwise count as today, and the acts stay as they came', async () => {
  const lost = await answer(9);
  const right = await answer(8);
  await judgedOnce(lost, 'machine');
  expect(await run(true)).toEqual({ acts: 2, changed: { 'machine-human': 1 }, responses: 1, left: 0 });
  expect(await standing(lost)).toMatchObject({ vote_class: 'machine', answered: false });

  expect(await run(false)).toMatchObject({ responses: 1, left: 0 });
  expect(await standing(lost)).toEqual({ vote_class: 'human', counted: 'h', answered: true, acts: ['machine'] });
  expect(await standing(right)).toMatchObject({ vote_class: 'human', answered: true });
  const { rows } = await db.superuser.query('select from_class, to_class from vote_judgement');
  expect(rows).toEqual([{ from_class: 'machine', to_class: 'human' }]);
  expect(await shownClasses(lost), 'on the page of the response').toEqual(['human']);
  expect(await run(false)).toMatchObject({ changed: {}, responses: 0 });
});

test('a response of which other answers would stand is left and counted', async () => {
  const mixed = await answer(7);
  await judgedOnce(mixed, 'machine');
  await db.superuser.query(`update response set answers = '{"nps": 3}' where respondent_key = $1`, [`inv:${mixed.id}`]);
  expect(await run(false)).toMatchObject({ responses: 0, left: 1 });
  expect(await standing(mixed)).toMatchObject({ vote_class: 'machine' });
});

test('another company keeps its own history', async () => {
  const other = await db.newWorkspace('Bakkerij Jansen');
  const outcome = await reclassifyVotes(product, { workspaceId: other.id, staffId: other.ownerId, isDryRun: false });
  expect(outcome).toEqual({ acts: 0, changed: {}, responses: 0, left: 0 });
});
