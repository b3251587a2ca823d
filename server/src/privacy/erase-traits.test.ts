import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newInvitation, newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { privacyRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let survey: TestSurvey;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  survey = await newSurvey(database.superuser, workspace);
  await database.superuser.query(
    `insert into contact_attribute (workspace_id, key, name, kind, choices)
     values ($1, 'region', 'Regio', 'choice', '{Noord}'), ($1, 'street', 'Straat', 'text', '{}')`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into trait (workspace_id, slot, source, key) values ($1, 0, 'attribute', 'region'), ($1, 1, 'attribute', 'street')`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into trait_value (workspace_id, slot, code, value)
     values ($1, 0, 1, 'Noord'), ($1, 1, 1, 'Biltstraat'), ($1, 1, 2, 'Kanariestraat 9')`,
    [workspace.id],
  );
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  privacyRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

/** A customer who answered, as somebody with these traits. */
async function answered(traits: readonly number[]) {
  const invitation = await newInvitation(database.superuser, workspace, survey);
  const { id, contactId } = invitation;
  const act = newAct(workspace, survey, { respondentKey: `inv:${id}`, invitation: { id, contactId }, traits });
  const connection = await database.databases.answerPool.connect();
  await storeActs(connection, [act], new Date('2026-11-21T23:59:59Z'));
  connection.release();
  return { contactId, responseId: act.responseId };
}

async function rowsOf(text: string, value: string): Promise<readonly object[]> {
  return (await database.superuser.query(text, [value])).rows;
}

test('a person is told what their answers were told apart by', async () => {
  const { contactId, responseId } = await answered([1, 1]);
  const reply = await app.inject(`/v1/contacts/${showId('con', contactId)}/data`);
  expect(reply.json().answers_told_apart_by).toEqual([
    { response_id: responseId, source: 'attribute', key: 'region', value: 'Noord' },
    { response_id: responseId, source: 'attribute', key: 'street', value: 'Biltstraat' },
  ]);
});

test('an answer of an erased person is told apart by nothing, and their street is known no more', async () => {
  const [one, other] = [await answered([1, 2]), await answered([1, 1])];
  await answered([1, 1]);
  for (const { contactId } of [one, other]) {
    const reply = await app.inject({ method: 'DELETE', url: `/v1/contacts/${showId('con', contactId)}` });
    expect(reply.statusCode).toBe(200);
  }
  expect(
    await rowsOf('select q0, a0, a1 from score_row where workspace_id = $1 order by a1', workspace.id),
    'the score still counts',
  ).toEqual([
    { q0: 9, a0: 1, a1: 1 },
    { q0: 9, a0: 1, a1: 1 },
    { q0: 9, a0: null, a1: null },
    { q0: 9, a0: null, a1: null },
  ]);
  const values = await rowsOf(
    'select value from trait_value where workspace_id = $1 order by slot, code',
    workspace.id,
  );
  expect(values, 'what others have, and what the company chose, stays').toEqual([
    { value: 'Noord' },
    { value: 'Biltstraat' },
    { value: '\u007f2' },
  ]);
});
