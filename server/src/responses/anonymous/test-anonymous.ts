import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { makeTestBrowser, type TestBrowser } from '../../accounts/test-browser.ts';
import { buildApp } from '../../app.ts';
import { readId, showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { sessionCookie } from '../../http/session-cookie.ts';
import { sendWave } from '../../invitations/send-wave.ts';
import { openAllHours, testLetter } from '../../invitations/test-wave.ts';
import { drainNews, type Listener } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { deriveToken, hashToken, makeToken } from '../../secret/token.ts';
import { makeTestProduct, testConfig } from '../../test-product.ts';
import { type AnswerPath, openAnswers } from '../open-answers.ts';
import { type Customer, type CustomerPage, makeCustomer } from '../test-customer.ts';
import { newSurvey, type TestSurvey } from '../test-survey.ts';
import { keepPromises } from './keep-promise.ts';

/** Somebody invited, with the link in their mail. */
export type Invited = Readonly<{ id: string; token: string; email: string }>;
export type AskedWave = Readonly<{ id: string; waveId: string; invited: readonly Invited[] }>;

type Scene = {
  db: TestDatabase;
  product: Product;
  app: FastifyInstance;
  path: AnswerPath;
  customer: Customer;
  workspace: TestWorkspace;
  survey: TestSurvey;
  staff: TestBrowser;
};

const hourMs = 3_600_000;

/**
 * Gives each test of a file a company of its own with a survey that asks nobody who they are, and a clock to let run. News is told to
 * these listeners of the worker.
 */
export function useAnonymousWaves(listeners: readonly Listener[] = []) {
  let base: Pick<Scene, 'db' | 'product' | 'app' | 'path' | 'customer'> | undefined;
  let kept: Scene | undefined;
  let now = Date.now();
  let run = 0;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const db = await createTestDatabase();
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    const path = openAnswers(product, { isLimited: false });
    const app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    base = { db, product, app, path, customer: makeCustomer(app) };
  });
  beforeEach(async () => {
    if (base === undefined) throw new Error('there is no database');
    run += 1;
    // Not so late that the day ends within the test.
    now = Math.min(Date.now(), Math.floor(Date.now() / (24 * hourMs)) * 24 * hourMs + 21 * hourMs);
    const workspace = await base.db.newWorkspace(`Fietsenmaker ${run}`);
    await openAllHours(base.db, workspace);
    const survey = await newSurvey(base.db.superuser, workspace, askingNobody(workspace.name));
    kept = { ...base, workspace, survey, staff: await signIn({ ...base, workspace }) };
  });
  afterAll(async () => {
    await base?.app.close();
    await base?.db.drop();
  });

  const pass = (hours: number) => {
    now += hours * hourMs;
  };
  return {
    scene,
    pass,
    /** Sends the survey to so many customers. */
    ask: (count: number, wish: object = { is_anonymous: true }) => ask(scene(), count, wish),
    /** Gives all answers of one customer on the page behind their link. */
    answer: async (invited: Invited | undefined, nps: number, why: string): Promise<CustomerPage> => {
      const { customer } = scene();
      const first = await customer.open(linkOf(invited));
      pass(0.01);
      const second = await customer.press(first, { nps: String(nps) });
      pass(0.01);
      return customer.press(second, { why });
    },
    /** A round of what is done every minute; that of the worker who hears of it with it. */
    keep: async (isNoting = true) => {
      await keepPromises(scene().product, { isNoting: () => isNoting });
      await drainNews(scene().product, listeners);
    },
    /** What staff see, who sign in again whenever they come back. */
    get: async (url: string) => {
      const staff = await signIn(scene());
      return (await staff.get(url)).json();
    },
  };
}

export function linkOf(invited: Invited | undefined): string {
  if (invited === undefined) throw new Error('nobody was invited');
  return `/a/${invited.token}`;
}

/** Marks and a reason on two pages, and nothing that asks who somebody is. */
function askingNobody(organisation: string): SurveyDefinition {
  const definition = recommendation({ name: 'Aanbeveling', organisation, readerName: 'Anneke Smit' });
  const nodes = definition.nodes.map((node) =>
    node.kind === 'page' ? { ...node, nodes: node.nodes.filter(({ kind }) => kind !== 'consent') } : node,
  );
  return { ...definition, nodes };
}

async function signIn({
  db,
  app,
  product,
  workspace,
}: Pick<Scene, 'db' | 'app' | 'product' | 'workspace'>): Promise<TestBrowser> {
  const token = makeToken(workspace.code);
  const now = product.clock();
  await db.superuser.query(
    `insert into session (workspace_id, id, staff_id, token_hash, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $5::timestamptz + interval '1 day')`,
    [workspace.id, uuid(), workspace.ownerId, hashToken(token), now],
  );
  return makeTestBrowser(app, `${sessionCookie(testConfig.baseUrl).name}=${token}`);
}

export async function startWave(
  { staff, survey }: Pick<Scene, 'staff' | 'survey'>,
  addresses: readonly string[],
  wish: object,
) {
  return staff.post(
    `/v1/surveys/${showId('srv', survey.id)}/waves`,
    { letter: testLetter, who: { addresses: addresses.join('\n') }, ...wish },
    { 'idempotency-key': uuid() },
  );
}

async function ask(scene: Scene, count: number, wish: object): Promise<AskedWave> {
  const { db, product, path, workspace } = scene;
  const addresses = Array.from({ length: count }, (_, place) => `klant${place}@${uuid().slice(-12)}.example`);
  const reply = await startWave({ ...scene, staff: await signIn(scene) }, addresses, wish);
  if (reply.statusCode !== 201) throw new Error(reply.body);
  const { id } = reply.json();
  const waveId = readId('wav', id) ?? '';
  await sendWave(product, { workspaceId: workspace.id, waveId });
  const { rows } = await db.superuser.query<{ id: string; email: string }>(
    'select id, email from invitation where wave_id = $1 order by id',
    [waveId],
  );
  const invited = rows.map((row) => ({ ...row, token: deriveToken(workspace.code, path.invitationKey, row.id) }));
  return { id, waveId, invited };
}
