import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { ContactDecisions, Study } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { planStudies } from './plan-studies.ts';
import { invitationsRoutes } from './routes.ts';
import { addTestCustomers, type TestCustomer } from './test-study.ts';
import { openAllHours, publishTestSurvey } from './test-wave.ts';

type Scene = {
  database: TestDatabase;
  product: Product;
  workspace: TestWorkspace;
  app: FastifyInstance;
  /** A published survey. */
  survey: string;
  /** What the clock says. */
  now: Date;
};

type PlannedMail = Readonly<{ email: string; occasion: string; kind: string; state: string; due_at: Date }>;

/** Gives each test of a file a company of its own with a published survey, at any hour of the day, and a clock to set. */
export function useTestPlanning() {
  let kept: Scene | undefined;
  let run = 0;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const product = makeTestProduct(database, { clock: () => kept?.now ?? new Date() });
    const workspace = await database.newWorkspace('Niemand');
    kept = { database, product, workspace, app: openTestHttp(product, workspace), survey: '', now: new Date() };
  });
  beforeEach(async () => {
    run += 1;
    const { database, product } = scene();
    const workspace = await database.newWorkspace(`Tassenwinkel ${run}`);
    const app = openTestHttp(product, workspace);
    surveysRoutes(app, product);
    studiesRoutes(app, product);
    invitationsRoutes(app, product);
    await openAllHours(database, workspace);
    Object.assign(scene(), { workspace, app, now: new Date(), survey: await publishTestSurvey(app) });
  });
  afterAll(() => kept?.database.drop());

  return {
    scene,
    customers: (list: readonly Readonly<Record<string, unknown>>[]) => addTestCustomers(scene(), list),
    plan: () => planStudies(scene().product, scene().workspace.id),
    show: async ({ id }: Study) => (await scene().app.inject(`/v1/studies/${id}`)).json<Study>(),
    why: async ({ shown }: TestCustomer) =>
      (await scene().app.inject(`/v1/contacts/${shown}/decisions`)).json<ContactDecisions>(),
    /** Lets time go by. */
    pass: (milliseconds: number) => {
      scene().now = new Date(scene().now.getTime() + milliseconds);
    },
    tell: (customer: TestCustomer, kind: string, change: Readonly<{ at?: Date }> = {}) =>
      tell(scene(), [customer], { kind, at: change.at ?? scene().now }),
    tellOfAll: (customers: readonly TestCustomer[], kind: string) =>
      tell(scene(), customers, { kind, at: scene().now }),
    invitations: () => listMails(scene()),
    sendAll: () => sendAll(scene()),
  };
}

/** Tells of something that happened to each of these customers at a moment; gives the id of the first event. */
async function tell(
  { database, workspace, now }: Scene,
  customers: readonly TestCustomer[],
  { kind, at }: Readonly<{ kind: string; at: Date }>,
): Promise<string> {
  const ids = customers.map(() => uuid());
  await database.superuser.query(
    `insert into customer_event (workspace_id, id, contact_id, kind, external_id, occurred_at, received_at, told_hash)
     select $1, id, contact_id, $4, id, $5, $6, '' from unnest($2::uuid[], $3::uuid[]) as given (id, contact_id)`,
    [workspace.id, ids, customers.map(({ id }) => id), kind, at, now],
  );
  return ids[0] ?? '';
}

async function listMails({ database, workspace }: Scene): Promise<readonly PlannedMail[]> {
  const { rows } = await database.superuser.query(
    'select email, occasion, kind, state, due_at from invitation where workspace_id = $1 order by due_at, email',
    [workspace.id],
  );
  return rows;
}

/** As if a sender had handed everything over at this moment. */
async function sendAll({ database, workspace, now }: Scene): Promise<void> {
  await database.superuser.query(
    `with sent as (
      update invitation set state = 'sent', handed_at = $2, settled_at = $2
      where workspace_id = $1 and state = 'planned' returning contact_id)
    update contact set asked_at = $2 where workspace_id = $1 and id in (select contact_id from sent)`,
    [workspace.id, now],
  );
}
