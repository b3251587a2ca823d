import type { Answers } from '@voldaan/domain/surveys/answers';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { noticeRoutes } from '../complaints/notices/routes.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
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
import { alertsRoutes } from './routes.ts';

const definition = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
/** The question of the survey that asks whether somebody may call. */
export const consent = questionsOf(definition).find(({ kind }) => kind === 'consent')?.id ?? '';
/** When each test begins. */
export const friday = new Date('2026-11-20T10:00:00Z');

type Scene = Readonly<{
  db: TestDatabase;
  workspace: TestWorkspace;
  product: Product;
  survey: TestSurvey;
  app: FastifyInstance;
  receiver: TestReceiver;
  viewerId: string;
}> & {
  /** What the clock says. */
  now: Date;
  /** What the receiver of messages replies. */
  answer: ReceiverReply;
};

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type TestChannel = Readonly<{ id: string; secret: string | null }>;

/** Gives each test of a file a company without rules, customers who answer, a receiver of messages, and a clock to set. */
export function useTestAlerts() {
  let kept: Scene | undefined;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const db = await createTestDatabase();
    const workspace = await db.newWorkspace('De Vries');
    const product = makeTestProduct(db, { clock: () => kept?.now ?? friday });
    const survey = await newSurvey(db.superuser, workspace, definition);
    const viewerId = await addStaff(db, workspace, { role: 'viewer', removed: false });
    const app = openTestHttp(product, workspace);
    alertsRoutes(app, product);
    noticeRoutes(app, product);
    const receiver = await startTestReceiver(() => scene().answer);
    kept = { db, workspace, product, survey, app, receiver, viewerId, now: friday, answer: { status: 200 } };
  });
  beforeEach(async () => {
    const { db, workspace, receiver } = scene();
    Object.assign(scene(), { now: friday, answer: { status: 200 } });
    receiver.received.length = 0;
    for (const table of ['alert_delivery', 'alert_message', 'alert_event', 'alert_rule', 'staff_notice', 'outbox_mail'])
      await db.superuser.query(`delete from ${table} where workspace_id = $1`, [workspace.id]);
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.receiver.close();
    await kept?.db.drop();
  });

  const lowScore = () => ({ kind: 'low_score', survey: showId('srv', scene().survey.id), most: 3 });
  return {
    scene,
    lowScore,
    ask: (method: Method, path: string, body?: object) => ask(scene(), { method, path, body }),
    makeRule: (part: object) => makeRule(scene(), { condition: lowScore(), ...part }),
    makeChannel: (kind: 'slack' | 'teams' | 'webhook') => makeChannel(scene(), kind),
    /** Answers of a customer, stored now; gives the id of the response. */
    give: (answers: Answers, isFinal = true) => give(scene(), answers, isFinal),
    /** News may be told twice. */
    tellAgain: (response: string) =>
      scene().db.superuser.query(
        `insert into outbox (workspace_id, id, kind, subjects) values ($1, uuid_v7(), 'responses.stored', array[$2::uuid])`,
        [scene().workspace.id, response],
      ),
    hear: () => drainNews(scene().product, [textsListener, ...alertListeners]),
    deliver: () => deliverAlerts(scene().product, scene().workspace.id),
    count: (table: string) => count(scene(), table),
  };
}

type Asked = Readonly<{ method: Method; path: string; body?: object | undefined }>;

async function ask({ app }: Scene, { method, path, body }: Asked) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

async function makeRule(scene: Scene, part: object): Promise<string> {
  const rule = { name: 'Laag cijfer', audience: { roles: ['owner'] }, ...part };
  const { status, body } = await ask(scene, { method: 'POST', path: 'alert-rules', body: rule });
  expect([status, body]).toMatchObject([201, { name: 'Laag cijfer' }]);
  return body.id;
}

async function makeChannel(scene: Scene, kind: 'slack' | 'teams' | 'webhook'): Promise<TestChannel> {
  const channel = { name: kind, kind, url: scene.receiver.url, language: 'nl' };
  const { status, body } = await ask(scene, { method: 'POST', path: 'alert-channels', body: channel });
  expect(status).toBe(201);
  return body;
}

async function give({ db, workspace, survey, now }: Scene, answers: Answers, isFinal: boolean): Promise<string> {
  const act = newAct(workspace, survey, { answers, isFinal });
  const connection = await db.databases.answerPool.connect();
  try {
    await storeActs(connection, [act], now);
  } finally {
    connection.release();
  }
  return act.responseId;
}

async function count({ db, workspace }: Scene, table: string): Promise<number> {
  const { rows } = await db.superuser.query(`select count(*)::int as n from ${table} where workspace_id = $1`, [
    workspace.id,
  ]);
  return rows[0].n;
}
