import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { insertRow, type Row } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { openTestHttp } from '../http/test-http.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { relationsRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let survey: TestSurvey;
let invitation: TestInvitation;

const day = (number: number) => new Date(Date.UTC(2026, 2, number, 9));

async function tell(kind: string, subject: string, rest: Row): Promise<void> {
  await insertRow(database.superuser, 'customer_event', {
    workspace_id: workspace.id,
    id: uuid(),
    contact_id: invitation.contactId,
    kind,
    external_id: `${kind} ${subject}`,
    subject,
    told_hash: Buffer.from('x'),
    ...rest,
  });
}

async function answer(row: Row): Promise<void> {
  const id = uuid();
  await insertRow(database.superuser, 'response', {
    workspace_id: workspace.id,
    id,
    survey_id: survey.id,
    survey_version_id: survey.versionId,
    respondent_key: `key:${id}`,
    channel: 'mail',
    vote_class: 'human',
    language: 'nl',
    answers: JSON.stringify({ nps: 9, why: 'snel geholpen' }),
    started_at: day(4),
    changed_at: day(4),
    completed_at: day(4),
    ...row,
  });
  const link = { workspace_id: workspace.id, response_id: id, contact_id: invitation.contactId };
  await insertRow(database.superuser, 'response_contact', link);
}

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  survey = await newSurvey(database.superuser, workspace);
  invitation = await newInvitation(database.superuser, workspace, survey);
  await database.superuser.query('update invitation set settled_at = $2, answered_at = $3 where id = $1', [
    invitation.id,
    day(3),
    day(4),
  ]);
  await tell('order_placed', 'order 5', { occurred_at: day(1), amount: '74.50', currency: 'EUR' });
  await tell('order_placed', 'order 6', { occurred_at: day(6), amount: '25.50', currency: 'EUR' });
  await tell('order_placed', 'order 7', { occurred_at: day(7), amount: '100', currency: 'NOK' });
  await tell('complaint_opened', 'zaak 1', { occurred_at: day(5) });
  await answer({});
  await answer({ is_test: true });
  await answer({ vote_class: 'machine' });
  await answer({ removed_at: day(5) });
  await database.superuser.query(
    `insert into consent_event (workspace_id, address_hash, purpose, is_given, basis, source, at)
     select $1, address_hash, 'research', true, 'consent', 'balie', $3 from contact where id = $2`,
    [workspace.id, invitation.contactId, day(2)],
  );
  app = openTestHttp(product, workspace);
  relationsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const history = async (query = '') =>
  (await app.inject(`/v1/contacts/${showId('con', invitation.contactId)}/history${query}`)).json();

test('what passed between us and a customer stands newest first, without machines, tests and what was removed', async () => {
  const { data, totals } = await history();
  expect(data.map(({ kind, at }: { kind: string; at: string }) => `${at.slice(8, 10)} ${kind}`)).toEqual([
    '07 event',
    '06 event',
    '05 event',
    '04 answered',
    '03 asked',
    '02 consent',
    '01 event',
  ]);
  expect(data[3]).toMatchObject({ survey_name: 'Aanbeveling', score: 9, scale: 'C11', comment: 'snel geholpen' });
  expect(data[4]).toMatchObject({ state: 'sent', is_answered: true, is_reminder: false, study_name: null });
  expect(data[6]).toMatchObject({ event_kind: 'order_placed', subject: 'order 5', amount: 74.5, currency: 'EUR' });
  expect(totals).toEqual({
    orders: 3,
    amounts: [
      { currency: 'EUR', amount: 100 },
      { currency: 'NOK', amount: 100 },
    ],
    asked: 1,
    answered: 1,
    complaints: 1,
  });
});

test('it goes on where the page stopped, each thing once, also where two happened at one moment', async () => {
  await tell('visit_done', 'a', { occurred_at: day(1) });
  await tell('visit_done', 'b', { occurred_at: day(1) });
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await history(`?limit=2${cursor}`);
    seen.push(...page.data.map((item: { kind: string; at: string; subject?: string }) => item.subject ?? item.kind));
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
  } while (cursor !== '' && seen.length < 20);
  expect([...seen].sort()).toEqual(
    ['order 5', 'order 6', 'order 7', 'zaak 1', 'a', 'b', 'answered', 'asked', 'consent'].sort(),
  );
});

test('a contact that is not there has no history, nor has one of another company', async () => {
  const product = makeTestProduct(database);
  const bakery = openTestHttp(product, await database.newWorkspace('Bakkerij Het Anker'));
  relationsRoutes(bakery, product);
  const theirs = await bakery.inject(`/v1/contacts/${showId('con', invitation.contactId)}/history`);
  expect(theirs.statusCode).toBe(404);
  await bakery.close();
  expect((await app.inject(`/v1/contacts/${showId('con', uuid())}/history`)).statusCode).toBe(404);
});
