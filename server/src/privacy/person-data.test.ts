import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { fillWorkspace, type Row } from '../database/test-rows.ts';
import { givenRows } from '../http/test-given-rows.ts';
import { openTestHttp } from '../http/test-http.ts';
import { hashNumber } from '../interviews/number-hash.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { privacyRoutes } from './routes.ts';

/** Stands in every place where something about the person can be kept. */
const canary = 'kanarie-ada-smit';
const email = `${canary}@mail.example`;

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let contactId: string;
let responseId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const answers = JSON.stringify({ nps: 9, why: `ik ben ${canary}`, may_contact: true });
  const given: Record<string, Row> = {
    contact: {
      email,
      email_key: email,
      name: canary,
      phone: '06-87654321',
      attributes: JSON.stringify({ bijnaam: canary }),
    },
    invitation: { email, state: 'sent' },
    outbox_mail: { recipient: email, subject: canary, html: canary, body_text: canary },
    customer_event: { subject: canary, properties: JSON.stringify({ opmerking: canary }) },
    phone_interview: { note: `${canary} belt liever terug`, claimed_by: null },
    contact_merge: { before: JSON.stringify({ kept: { name: canary } }), moved: '{}' },
    contact_import_row: { fault_value: email.toUpperCase() },
    contact_import_change: { before: JSON.stringify({ name: canary }) },
    courtesy_visit: { state: 'planned', scale: 'C11', minutes: 60, place: canary, better: canary, notes: canary },
    customer_promise: { what: canary, name: canary },
    promise_event: { until_at: new Date(), note: canary },
    field_record: {
      ...{ kind: 'interview', consent: 'spoken', title: `Een uur met ${canary}`, participants: canary },
      ...{ notes: `${canary} (${email}) belde`, consent_note: canary, guide: canary },
      passages: JSON.stringify([{ words: `Ik ben ${canary}`, theme_ids: [], is_quote: true }]),
    },
    inbound_mail: { from_address: email, from_name: canary, subject: canary, body_text: canary },
    inbound_raw: { raw: Buffer.from(`From: ${email}`) },
    case_inbound: {
      ...{ from_name: canary, from_address: email, subject: canary, quoted: canary, signature: canary },
      left_out: JSON.stringify([{ name: canary, why: 'sort' }]),
    },
  };
  const survey = await newSurvey(database.superuser, workspace);
  const asked = { survey_id: survey.id, survey_version_id: survey.versionId };
  const rows = await fillWorkspace(database.superuser, workspace.id, {
    mark: 'zomaar iets',
    given: {
      ...givenRows('zomaar iets', { invitation: 'uitnodiging', survey: 'vragenlijst', invite: 'collega' }),
      ...given,
      response: { ...asked, answers, vote_class: 'human' },
      answer_event: { ...asked, answers, vote_class: 'human' },
    },
  });
  contactId = String(rows.get('contact')?.['id']);
  responseId = String(rows.get('response')?.['id']);
  // The row of every table was invented apart; a merge is of this contact.
  await database.superuser.query('update contact_merge set kept_id = $1', [contactId]);
  const product = makeTestProduct(database);
  const number = hashNumber(product.key('address-hash'), workspace.id, '0031687654321');
  await database.superuser.query(`update do_not_call set source = 'staff', number_hash = $1`, [number]);
  app = openTestHttp(product, workspace);
  privacyRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

/** The tables in which a text still stands. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows: tables } = await database.superuser.query(`
    select c.relname as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await database.superuser.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [
      `%${text}%`,
    ]);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

test('a person is handed all that is kept about them, and none of our keys', async () => {
  const reply = await app.inject(`/v1/contacts/${showId('con', contactId)}/data`);
  expect(reply.headers['content-disposition']).toMatch(/^attachment/);
  const data = reply.json();
  expect(data.contact.name).toBe(canary);
  expect(data.answers).toMatchObject([{ answers: { nps: 9, why: `ik ben ${canary}` } }]);
  expect(data.events).toMatchObject([{ subject: canary }]);
  expect(data.invitations).toHaveLength(1);
  expect(data.not_called).toMatchObject({ source: 'staff' });
  expect(data.mail_received).toMatchObject([{ from_name: canary }]);
  expect(data.field_records).toMatchObject([{ notes: `${canary} (${email}) belde` }]);
  expect(reply.body).not.toMatch(/_hash"|"token|"fence"/);
});

test('nobody hands out or erases a person of another company', async () => {
  const product = makeTestProduct(database);
  const bakery = openTestHttp(product, await database.newWorkspace('Bakkerij Het Anker'));
  privacyRoutes(bakery, product);
  const id = showId('con', contactId);
  const refused = await bakery.inject(`/v1/contacts/${id}/data`);
  expect(refused.statusCode).toBe(404);
  expect(refused.headers).not.toHaveProperty('content-disposition');
  expect((await bakery.inject({ method: 'DELETE', url: `/v1/contacts/${id}` })).statusCode).toBe(404);
  await bakery.close();
});

test('after an erasure the person stands nowhere, and the marks still count', async () => {
  expect((await tablesWith(canary)).length).toBeGreaterThan(7);
  const reply = await app.inject({ method: 'DELETE', url: `/v1/contacts/${showId('con', contactId)}` });
  expect(reply.json()).toMatchObject({ responses: 1, invitations: 1, events: 1, mails: 2, records: 1 });
  expect(await tablesWith(canary)).toEqual([]);
  expect(await tablesWith(contactId)).toEqual(['contact_decision']);
  // That they asked not to be called holds on, by a hash of a number that nobody has any more.
  expect(await tablesWith('87654321')).toEqual([]);
  expect((await database.superuser.query('select from do_not_call')).rowCount).toBe(1);
  const { rows } = await database.superuser.query(
    `select answers from response where id = $1 union all select answers from answer_event where response_id = $1`,
    [responseId],
  );
  expect(rows).toEqual([
    { answers: { nps: 9, why: null, may_contact: true } },
    { answers: { nps: 9, why: null, may_contact: true } },
  ]);
  const again = await app.inject({ method: 'DELETE', url: `/v1/contacts/${showId('con', contactId)}` });
  expect(again.statusCode).toBe(404);
});

test('the app can erase words of an act of answering, and change nothing else of it', async () => {
  const attempt = (set: string) =>
    database.databases.app
      .transaction()
      .execute(async (trx) => {
        const { sql } = await import('kysely');
        await sql`select set_config('voldaan.workspace_id', ${workspace.id}, true)`.execute(trx);
        await sql`update answer_event set ${sql.raw(set)}`.execute(trx);
      })
      .then(
        () => 'done',
        (error: Error & { code?: string }) => error.code,
      );
  expect(await attempt(`answers = answers || '{"nps": 10}'`)).toBe('42501');
  expect(await attempt(`answers = answers || '{"why": "mooi"}'`)).toBe('42501');
  expect(await attempt(`answers = answers - 'nps'`)).toBe('42501');
  expect(await attempt(`vote_class = 'machine'`)).toBe('42501');
  expect(await attempt(`answers = answers`)).toBe('done');
});
