import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { defaultSendHours } from '@voldaan/domain/studies/quiet-hours';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ringAlarms } from '../complaints/alarms/ring-alarms.ts';
import { openCase } from '../complaints/cases.ts';
import { showNotices } from '../complaints/notices/notices.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { openTestHttp } from '../http/test-http.ts';
import { pauseUnwelcome } from '../invitations/pause-unwelcome.ts';
import { drainNews } from '../jobs/drain-news.ts';
import { keepHouseJob } from '../jobs/keep-house.ts';
import { textsListener } from '../metrics/words/keep-texts.ts';
import { wordsRoutes } from '../metrics/words/routes.ts';
import type { Product } from '../product.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { saveContactRules } from '../studies/rules-store.ts';
import { makeTestProduct } from '../test-product.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { alertDays, forgetAlerts } from './forget-alerts.ts';
import { alertListeners } from './hear-news.ts';
import { alertFiguresJob, sweepAlerts } from './jobs.ts';
import { alertsRoutes } from './routes.ts';

const definition = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
const friday = '2026-11-20T10:00:00Z';

let db: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let survey: TestSurvey;
let app: FastifyInstance;
let now = new Date(friday);

beforeAll(async () => {
  db = await createTestDatabase();
  product = makeTestProduct(db, { clock: () => now });
});

afterAll(() => db?.drop());

/** A company of its own for each, which knows nothing of what others were told. */
beforeEach(async () => {
  now = new Date(friday);
  workspace = await db.newWorkspace('De Vries');
  survey = await newSurvey(db.superuser, workspace, definition);
  app = openTestHttp(product, workspace);
  alertsRoutes(app, product);
  wordsRoutes(app, product);
});

async function post(path: string, payload: object) {
  const reply = await app.inject({ method: 'POST', url: `/v1/${path}`, payload });
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.json();
}

const makeRule = (condition: object, part: object = {}) =>
  post('alert-rules', { name: 'Let op', condition, audience: { roles: ['owner'] }, ...part });

/** Each minute, each night: what the worker does. */
async function goTo(time: string): Promise<void> {
  now = new Date(time);
  await alertFiguresJob(product)({}, { isLast: false });
  await sweepAlerts(product);
  await deliverAlerts(product, workspace.id);
}

/** What fired, and what the owner was told of it in the app and by mail. */
async function told() {
  const of = async (table: string, which = 'true') => {
    const { rows } = await db.superuser.query(
      `select count(*)::int as n from ${table} where workspace_id = $1 and ${which}`,
      [workspace.id],
    );
    return rows[0].n;
  };
  return [
    await of('alert_event'),
    await of('staff_notice', `kind = 'alert'`),
    await of('outbox_mail', `kind = 'alert'`),
  ];
}

async function newWave(): Promise<string> {
  const wave = uuid();
  await db.superuser.query(
    `insert into wave (workspace_id, id, survey_id, survey_version_id, state, letter, idempotency_key, request_hash, created_by)
     values ($1, $2, $3, $4, 'sending', '{}', $2::uuid::text, '', $5)`,
    [workspace.id, wave, survey.id, survey.versionId, workspace.ownerId],
  );
  return wave;
}

type Mailed = Readonly<{ count: number; day: string; answered?: number; failed?: number }>;

/** Mails that left on a day: so many were answered the next day, so many came back. */
async function mail(wave: string, { count, day, answered = 0, failed = 0 }: Mailed): Promise<void> {
  await db.superuser.query(
    `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, email, address_hash, language,
       token_hash, kind, state, answered_at, planned_at, handed_at, settled_at, expires_at)
     select $1, made.id, $2, $3, $4, made.id || '@example.nl', sha256(convert_to(made.id::text, 'UTF8')), 'nl',
       convert_to(made.id::text, 'UTF8'), 'invitation', case when place <= $7 then 'failed' else 'sent' end,
       case when place <= $6 then $5::date + interval '1 day' end, $5::date, $5::date, $5::date, '2027-01-01'
     from (select uuid_v7() as id, place from generate_series(1, $8::int) place) made`,
    [workspace.id, wave, survey.id, survey.versionId, day, answered, failed, count],
  );
}

test('a response rate that collapses is told on its Monday, and not again in its month', async () => {
  now = new Date('2026-11-12T10:00:00Z');
  await makeRule({ kind: 'response_rate', survey: showId('srv', survey.id) });
  const wave = await newWave();
  await mail(wave, { count: 200, day: '2026-08-10', answered: 90 });
  await mail(wave, { count: 150, day: '2026-10-20', answered: 60 });
  await goTo('2026-11-13T06:11:00Z');
  expect(await told()).toEqual([0, 0, 0]);
  // Another hundred were asked since, and hardly anybody answered within the week.
  await mail(wave, { count: 190, day: '2026-11-02', answered: 12 });
  await goTo('2026-11-16T06:11:00Z');
  expect(await told()).toEqual([1, 1, 1]);
  for (const day of ['2026-11-17', '2026-11-23', '2026-11-24']) await goTo(`${day}T06:11:00Z`);
  expect(await told()).toEqual([1, 1, 1]);
  const { rows } = await db.superuser.query('select about from alert_event where workspace_id = $1', [workspace.id]);
  expect(rows[0].about).toMatchObject({ kind: 'response_rate', day: '2026-11-16', earlier_answered: 90 });
});

test('a mailing that stands still for bounces is told once, in the night it waits for the morning', async () => {
  await makeRule({ kind: 'sending' }, { quiet: { from: '19:00', until: '07:00', weekends: false } });
  const wave = await newWave();
  await mail(wave, { count: 240, day: '2026-11-19', failed: 10 });
  const pause = () => inWorkspace(db.databases.app, workspace.id, (trx) => pauseUnwelcome(trx, wave));
  expect(await pause()).toBe(false);
  await goTo('2026-11-20T19:00:00Z');
  expect(await told()).toEqual([0, 0, 0]);
  await mail(wave, { count: 10, day: '2026-11-20', failed: 10 });
  expect(await pause()).toBe(true);
  await goTo('2026-11-20T21:00:00Z');
  await goTo('2026-11-21T05:59:00Z');
  expect(await told()).toEqual([1, 1, 0]);
  await goTo('2026-11-21T06:00:01Z');
  await goTo('2026-11-21T07:00:00Z');
  expect(await told()).toEqual([1, 1, 1]);
});

test('answers about a theme are each told once, and by mail together where a rule gathers them daily', async () => {
  const rules = [{ language: 'nl', words: ['tas'], unless: [] }];
  const { id } = await post('themes', { name: 'Tassen', description: '', rules });
  await makeRule({ kind: 'theme', theme: id }, { rhythm: 'daily' });
  now = new Date('2026-11-20T11:00:00Z');
  const responses: string[] = [];
  for (const why of ['De tas was stuk', 'Alles goed', 'Een mooie tas']) {
    const act = newAct(workspace, survey, { answers: { nps: 8, why } });
    responses.push(act.responseId);
    const connection = await db.databases.answerPool.connect();
    await storeActs(connection, [act], now).finally(() => connection.release());
  }
  const hear = () => drainNews(product, [textsListener, ...alertListeners]);
  await hear();
  // News may be told twice.
  await db.superuser.query(
    `insert into outbox (workspace_id, id, kind, subjects) values ($1, uuid_v7(), 'responses.stored', $2::uuid[])`,
    [workspace.id, responses],
  );
  await hear();
  await goTo('2026-11-20T16:00:00Z');
  expect(await told()).toEqual([2, 2, 0]);
  await goTo('2026-11-21T07:00:01Z');
  await goTo('2026-11-22T07:00:01Z');
  expect(await told()).toEqual([2, 2, 1]);
});

test('a promise falls due at an hour of the company’s own clock', async () => {
  const [agent, manager] = await Promise.all([
    addStaff(db, workspace, { role: 'agent', removed: false }),
    addStaff(db, workspace, { role: 'manager', removed: false }),
  ]);
  await makeRule({ kind: 'promise', state: 'soon', hours: 3 }, { audience: { staff: [showId('stf', manager)] } });
  const sendHours = { zone: 'America/New_York', ...defaultSendHours };
  now = new Date('2026-11-19T09:00:00Z');
  await inWorkspace(db.databases.app, workspace.id, async (trx) => {
    await saveContactRules(trx, { budget: defaultBudgetRules, sendHours, staffId: workspace.ownerId, at: now });
    await openCase(product, trx, {
      workspaceCode: workspace.code,
      intake: { kind: 'complaint', source: 'form', words: 'Niemand belt', language: 'nl', ownerId: agent },
    });
  });
  await goTo('2026-11-20T14:00:00Z');
  const { rows: cases } = await db.superuser.query('select due_at from complaint_case where workspace_id = $1', [
    workspace.id,
  ]);
  const reader = {
    ...{ workspaceId: workspace.id, workspaceCode: workspace.code, staffId: manager, sessionId: manager },
    ...({ role: 'manager', language: 'nl' } as const),
  };
  const notices = await showNotices(product, reader, { limit: 10 });
  // New York is five hours behind in November.
  const hour = String(cases[0].due_at.getUTCHours() - 5).padStart(2, '0');
  expect(notices.data.map(({ detail }) => detail['text'])).toEqual([
    expect.stringMatching(new RegExp(`Uiterlijk .* ${hour}:`)),
  ]);
  const { rows: mails } = await db.superuser.query(
    `select body_text as text from outbox_mail where workspace_id = $1 and kind = 'alert'`,
    [workspace.id],
  );
  expect(mails).toEqual([{ text: expect.stringMatching(/Let op, .* 09:00/) }]);
});

test('who hears of a promise at the desk is not told of it by a rule as well, and others are', async () => {
  const [agent, manager] = await Promise.all([
    addStaff(db, workspace, { role: 'agent', removed: false }),
    addStaff(db, workspace, { role: 'manager', removed: false }),
  ]);
  await db.superuser.query('update staff set notices_by_mail = true where workspace_id = $1 and id = $2', [
    workspace.id,
    agent,
  ]);
  const audience = { staff: [showId('stf', manager)], owner: true };
  await makeRule({ kind: 'promise', state: 'soon', hours: 3 }, { audience });
  await makeRule({ kind: 'promise', state: 'broken', hours: 1 }, { audience });
  now = new Date('2026-11-19T09:00:00Z');
  await inWorkspace(db.databases.app, workspace.id, (trx) =>
    openCase(product, trx, {
      workspaceCode: workspace.code,
      intake: { kind: 'complaint', source: 'form', words: 'Niemand belt', language: 'nl', ownerId: agent },
    }),
  );
  const toldTo = async (staff: string) => {
    const notices = await db.superuser.query(
      'select kind from staff_notice where workspace_id = $1 and staff_id = $2 order by at, kind',
      [workspace.id, staff],
    );
    const mails = await db.superuser.query(
      `select mail.kind from outbox_mail mail join staff on staff.workspace_id = mail.workspace_id
       and staff.email = mail.recipient where staff.id = $1 order by 1`,
      [staff],
    );
    return [notices.rows, mails.rows].map((rows) => rows.map(({ kind }) => kind));
  };
  // Both look in the same minute, whichever comes first.
  for (const time of ['2026-11-20T13:30:00Z', '2026-11-20T14:00:00Z']) {
    await goTo(time);
    await ringAlarms(product);
  }
  expect(await toldTo(agent)).toEqual([['promise_near'], ['notice']]);
  expect(await toldTo(manager)).toEqual([['alert'], ['alert']]);
  await goTo('2026-11-23T08:00:00Z');
  await ringAlarms(product);
  expect(await toldTo(agent)).toEqual([
    ['promise_near', 'promise_broken'],
    ['notice', 'notice'],
  ]);
  // The manager stands in for nobody at the desk; of a broken promise the managers hear there, in the app alone.
  expect(await toldTo(manager)).toEqual([
    ['alert', 'promise_broken'],
    ['alert', 'alert'],
  ]);
});

test('what fired goes after thirteen months, with its messages; and nothing of it goes before, nor fires again', async () => {
  const wave = await newWave();
  await makeRule({ kind: 'sending' });
  await db.superuser.query(`update wave set state = 'held', notice = 'mail_login' where id = $1`, [wave]);
  await goTo('2026-11-20T11:00:00Z');
  expect(await told()).toEqual([1, 1, 1]);
  const remove = () =>
    inWorkspace(db.databases.app, workspace.id, (trx) => trx.trx.deleteFrom('alert_event').execute());
  const keep = keepHouseJob(product, [forgetAlerts]);
  await remove();
  await keep({}, { isLast: false });
  expect((await told())[0]).toBe(1);
  await db.superuser.query(
    `update alert_event set fired_at = fired_at - make_interval(days => $2) where workspace_id = $1`,
    [workspace.id, alertDays + 1],
  );
  await db.superuser.query(
    `update alert_message set made_at = made_at - make_interval(days => $2) where workspace_id = $1`,
    [workspace.id, alertDays + 1],
  );
  await db.superuser.query(`update wave set state = 'sending' where id = $1`, [wave]);
  await keep({}, { isLast: false });
  const { rows } = await db.superuser.query(
    `select (select count(*) from alert_message where workspace_id = $1)::int as messages,
      (select count(*) from alert_delivery where workspace_id = $1)::int as deliveries`,
    [workspace.id],
  );
  expect([await told(), rows]).toEqual([[0, 1, 1], [{ messages: 0, deliveries: 0 }]]);
});
