import { createHmac } from 'node:crypto';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../complaints/cases.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { openTestHttp } from '../http/test-http.ts';
import { drainNews } from '../jobs/drain-news.ts';
import { textsListener } from '../metrics/words/keep-texts.ts';
import { type ReceiverReply, startTestReceiver, type TestReceiver } from '../outbound/test-receiver.ts';
import type { Product } from '../product.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { alertListeners } from './hear-news.ts';
import { alertOfAnswerJob } from './jobs.ts';
import { lookAtTheClock } from './look.ts';
import { claimMessage } from './message-store.ts';
import { alertsRoutes } from './routes.ts';

const definition = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
const consent = questionsOf(definition).find(({ kind }) => kind === 'consent')?.id ?? '';
const friday = new Date('2026-11-20T10:00:00Z');

let db: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let survey: TestSurvey;
let app: FastifyInstance;
let receiver: TestReceiver;
let viewerId: string;
let now = friday;
let answer: ReceiverReply = { status: 200 };

beforeAll(async () => {
  db = await createTestDatabase();
  workspace = await db.newWorkspace('De Vries');
  product = makeTestProduct(db, { clock: () => now });
  survey = await newSurvey(db.superuser, workspace, definition);
  viewerId = await addStaff(db, workspace, { role: 'viewer', removed: false });
  app = openTestHttp(product, workspace);
  alertsRoutes(app, product);
  receiver = await startTestReceiver(() => answer);
});

afterAll(async () => {
  await app?.close();
  await receiver?.close();
  await db?.drop();
});

beforeEach(async () => {
  now = friday;
  answer = { status: 200 };
  receiver.received.length = 0;
  for (const table of ['alert_delivery', 'alert_message', 'alert_event', 'alert_rule', 'staff_notice', 'outbox_mail'])
    await db.superuser.query(`delete from ${table} where workspace_id = $1`, [workspace.id]);
});

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

const lowScore = () => ({ kind: 'low_score', survey: showId('srv', survey.id), most: 3 });

async function makeRule(part: object): Promise<string> {
  const rule = { name: 'Laag cijfer', condition: lowScore(), audience: { roles: ['owner'] }, ...part };
  const { status, body } = await ask('POST', 'alert-rules', rule);
  expect([status, body]).toMatchObject([201, { name: 'Laag cijfer' }]);
  return body.id;
}

async function makeChannel(kind: 'slack' | 'teams' | 'webhook'): Promise<{ id: string; secret: string | null }> {
  const { status, body } = await ask('POST', 'alert-channels', { name: kind, kind, url: receiver.url, language: 'nl' });
  expect(status).toBe(201);
  return body;
}

const toChannel = (id: string) => ({ audience: { channels: [id] } });

async function give(answers: Answers, isFinal = true): Promise<string> {
  const act = newAct(workspace, survey, { answers, isFinal });
  const connection = await db.databases.answerPool.connect();
  try {
    await storeActs(connection, [act], now);
  } finally {
    connection.release();
  }
  return act.responseId;
}

/** News may be told twice. */
const tellAgain = (response: string) =>
  db.superuser.query(
    `insert into outbox (workspace_id, id, kind, subjects) values ($1, uuid_v7(), 'responses.stored', array[$2::uuid])`,
    [workspace.id, response],
  );
const hear = () => drainNews(product, [textsListener, ...alertListeners]);
const deliver = () => deliverAlerts(product, workspace.id);
async function count(table: string): Promise<number> {
  const { rows } = await db.superuser.query(`select count(*)::int as n from ${table} where workspace_id = $1`, [
    workspace.id,
  ]);
  return rows[0].n;
}

describe('a rule', () => {
  test('fires at a low mark once, in the app and by mail, however often it is told', async () => {
    await makeRule({});
    const response = await give({ nps: 2 });
    await hear();
    await tellAgain(response);
    await hear();
    await deliver();
    await deliver();
    expect([await count('alert_event'), await count('staff_notice'), await count('outbox_mail')]).toEqual([1, 1, 1]);
    const { rows } = await db.superuser.query(
      'select kind, subject, body_text from outbox_mail where workspace_id = $1',
      [workspace.id],
    );
    expect(rows[0]).toMatchObject({ kind: 'alert', subject: expect.stringContaining('Een 2 van 10') });
    expect(rows[0].body_text).toContain(`/responses/${showId('rsp', response)}`);
  });

  test('tells of each of several that come at one moment', async () => {
    await makeRule({});
    for (const nps of [0, 1, 2]) await give({ nps });
    await hear();
    expect([await count('alert_event'), await count('staff_notice')]).toEqual([3, 3]);
  });

  test('waits until somebody has finished, or left', async () => {
    await makeRule({});
    const response = await give({ nps: 1 }, false);
    await hear();
    expect(await count('alert_event')).toBe(0);
    await alertOfAnswerJob(product)({ workspace: workspace.id, response }, { isLast: false });
    expect(await count('alert_event')).toBe(1);
  });

  test('hears words and wishes, and does not fire at what came before it was made', async () => {
    const before = await give({ nps: 9, why: 'Mijn band was weer lek' });
    await hear();
    now = new Date(friday.getTime() + 60_000);
    await makeRule({ condition: { kind: 'words', words: 'lekke banden, lek' } });
    await makeRule({ condition: { kind: 'contact_wish' } });
    now = new Date(friday.getTime() + 120_000);
    await give({ nps: 9, why: 'Prima geholpen' });
    await tellAgain(before);
    await give({ nps: 9, why: 'De fiets is lek', [consent]: 'yes' });
    await hear();
    expect(await count('alert_event')).toBe(2);
    const preview = await ask('POST', 'alert-preview', { condition: { kind: 'words', words: 'lek' } });
    expect(preview.body).toMatchObject({ count: 2, is_more: false, days: [{ day: '2026-11-20', count: 2 }] });
    expect(preview.body.examples[0].path).toMatch(/^\/responses\/rsp_/);
  });

  test('tells nobody who may not see the answer itself', async () => {
    await makeRule({ audience: { staff: [showId('stf', viewerId)] } });
    await give({ nps: 0 });
    await hear();
    expect([await count('alert_event'), await count('staff_notice'), await count('alert_delivery')]).toEqual([1, 0, 0]);
  });

  test('keeps the quiet hours, and tells everything after them in one mail', async () => {
    await makeRule({ quiet: { from: '19:00', until: '07:00', weekends: true } });
    now = new Date('2026-11-20T21:00:00Z');
    await give({ nps: 2 });
    await hear();
    now = new Date('2026-11-21T12:00:00Z');
    await give({ nps: 3 });
    await hear();
    await deliver();
    expect([await count('staff_notice'), await count('outbox_mail')]).toEqual([2, 0]);
    now = new Date('2026-11-23T06:00:01Z');
    await deliver();
    expect(await count('outbox_mail')).toBe(1);
    const { rows } = await db.superuser.query('select subject from outbox_mail where workspace_id = $1', [
      workspace.id,
    ]);
    expect(rows[0].subject).toBe('Laag cijfer: 2 meldingen');
  });

  test('follows the promises of a case: about to break, and broken, each once', async () => {
    await makeRule({
      condition: { kind: 'promise', state: 'soon', hours: 100 },
      audience: { roles: ['owner'], owner: true },
    });
    await makeRule({ condition: { kind: 'promise', state: 'broken', hours: 1 } });
    const intake = { kind: 'complaint', source: 'form', words: 'Niemand nam op.', language: 'nl' } as const;
    await inWorkspace(db.databases.app, workspace.id, (trx) =>
      openCase(product, trx, { workspaceCode: workspace.code, intake }),
    );
    await lookAtTheClock(product, workspace.id);
    await lookAtTheClock(product, workspace.id);
    expect(await count('alert_event')).toBe(1);
    now = new Date('2026-11-26T10:00:00Z');
    await lookAtTheClock(product, workspace.id);
    expect(await count('alert_event')).toBe(2);
    const broken = { kind: 'promise', state: 'broken', hours: 1 };
    expect((await ask('POST', 'alert-preview', { condition: broken })).body.count).toBeGreaterThan(0);
  });

  test('that could do nothing is refused with the field and the cure', async () => {
    const { status, body } = await ask('POST', 'alert-rules', {
      name: 'Niemand',
      condition: { ...lowScore(), most: 40 },
      audience: { roles: ['owner'] },
    });
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/condition/most', code: 'alert_mark_off_scale' }]]);
  });
});

describe('a channel', () => {
  test('gets a signed message that its key proves, with no name and nothing that a customer wrote', async () => {
    const { id, secret } = await makeChannel('webhook');
    await makeRule(toChannel(id));
    await give({ nps: 2, why: 'Jolanda was boos' });
    await hear();
    await deliver();
    const [one] = receiver.received;
    const mark = `${one?.headers['webhook-id']}.${one?.headers['webhook-timestamp']}.${one?.body}`;
    const key = Buffer.from((secret ?? '').replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(mark).digest('base64');
    expect(one?.headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(JSON.parse(one?.body ?? '')).toMatchObject({
      type: 'alert.fired',
      data: { alerts: [{ about: { score: 2 } }] },
    });
    expect(one?.body).not.toContain('Jolanda');
  });

  test('that fails is tried again under the same id, and given up with its reason; a person may try once more', async () => {
    const { id } = await makeChannel('webhook');
    await makeRule(toChannel(id));
    await give({ nps: 2 });
    await hear();
    answer = { status: 500 };
    for (let round = 0; round < 12; round += 1) {
      await deliver();
      now = new Date(now.getTime() + 30 * 3_600_000);
    }
    expect(receiver.received).toHaveLength(8);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { body } = await ask('GET', 'alert-messages?failed=true');
    expect(body.data).toMatchObject([{ state: 'dead', status: 500, fault: 'refused', attempts: 8, way: 'webhook' }]);
    answer = { status: 204 };
    expect((await ask('POST', `alert-messages/${body.data[0].id}/retry`)).status).toBe(204);
    await deliver();
    expect((await ask('GET', 'alert-messages')).body.data).toMatchObject([{ state: 'sent', status: 204 }]);
    expect((await ask('POST', `alert-messages/${body.data[0].id}/retry`)).status).toBe(409);
  });

  test('of people reads nothing twice when a process dies in between; a program gets it again under its id', async () => {
    const slack = await makeChannel('slack');
    const webhook = await makeChannel('webhook');
    await makeRule({ audience: { channels: [slack.id, webhook.id] } });
    await give({ nps: 2 });
    await hear();
    await deliver();
    expect(receiver.received).toHaveLength(2);
    // As a process leaves it that died after the message and before the note of it.
    await db.superuser.query(
      `update alert_message set state = 'waiting', attempts = 0, settled_at = null where workspace_id = $1`,
      [workspace.id],
    );
    await inWorkspace(db.databases.app, workspace.id, async (trx) => {
      await claimMessage(trx, now);
      await claimMessage(trx, now);
    });
    await deliver();
    expect(receiver.received).toHaveLength(2);
    now = new Date(now.getTime() + 120_000);
    await deliver();
    expect(receiver.received).toHaveLength(3);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']).filter((one) => one !== undefined);
    expect(new Set(ids).size).toBe(1);
    const { body } = await ask('GET', 'alert-messages');
    expect(body.data.map(({ way, state, fault }: Record<string, unknown>) => [way, state, fault]).toSorted()).toEqual([
      ['slack', 'dead', 'unknown'],
      ['webhook', 'sent', null],
    ]);
  });

  test('that sends on elsewhere is given up at once', async () => {
    const { id } = await makeChannel('teams');
    await makeRule(toChannel(id));
    await give({ nps: 2 });
    await hear();
    answer = { status: 301, location: 'http://169.254.169.254/' };
    await deliver();
    expect((await ask('GET', 'alert-messages')).body.data).toMatchObject([{ state: 'dead', fault: 'redirected' }]);
    expect(JSON.parse(receiver.received[0]?.body ?? '').attachments[0].content.type).toBe('AdaptiveCard');
  });

  test('is tried with a button, and the reply is shown', async () => {
    const { id } = await makeChannel('slack');
    answer = { status: 404, text: 'no_service' };
    expect((await ask('POST', `alert-channels/${id}/trial`)).body).toEqual({
      ...{ is_taken: false, status: 404, fault: 'refused', text: 'no_service' },
    });
  });

  test('is encrypted and public where the company is not on its own machine, and its address is shown to nobody', async () => {
    const config = { ...product.config, baseUrl: 'https://feedback.devries.example' };
    const abroad = openTestHttp({ ...product, config }, workspace);
    alertsRoutes(abroad, { ...product, config });
    const refused = await abroad.inject({
      method: 'POST',
      url: '/v1/alert-channels',
      headers: { origin: config.baseUrl },
      payload: { name: 'x', kind: 'slack', url: receiver.url, language: 'nl' },
    });
    expect(refused.json().errors).toMatchObject([{ pointer: '/url', code: 'alert_url_not_https' }]);
    await abroad.close();
    const { body } = await ask('GET', 'alert-channels');
    expect(JSON.stringify(body)).not.toContain('/hook');
  });
});
