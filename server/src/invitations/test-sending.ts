import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { type OnMail, startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { invitationsRoutes } from './routes.ts';
import type { Wave } from './schema.ts';
import type { SendPoint } from './send-wave.ts';
import { openAllHours, publishTestSurvey, setMailServer, startTestWave } from './test-wave.ts';

type Scene = {
  database: TestDatabase;
  product: Product;
  workspace: TestWorkspace;
  app: FastifyInstance;
  /** A published survey. */
  survey: string;
  mail: TestMailServer;
  /** What the mail server says to each mail. */
  onMail: OnMail;
};

/** Gives each test of a file a company of its own with a published survey and a mail server, at any hour of the day. */
export function useTestSending() {
  let kept: Scene | undefined;
  let base: Pick<Scene, 'database' | 'product'> | undefined;
  let run = 0;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    base = { database, product: makeTestProduct(database) };
  });
  beforeEach(async () => {
    if (base === undefined) throw new Error('there is no database');
    run += 1;
    const { database, product } = base;
    const workspace = await database.newWorkspace(`Fietsenmaker ${run}`);
    const app = openTestHttp(product, workspace);
    surveysRoutes(app, product);
    invitationsRoutes(app, product);
    const survey = await publishTestSurvey(app);
    const mail = await startTestMailServer({}, (taken) => scene().onMail(taken));
    await setMailServer(database, workspace, mail.settings);
    await openAllHours(database, workspace);
    kept = { database, product, workspace, app, survey, mail, onMail: () => 'take' };
  });
  afterEach(async () => {
    await kept?.mail.close();
    await kept?.app.close();
  });
  afterAll(() => base?.database.drop());

  /** Each has a receiver of their own, so that none is met faster than a new sender should. */
  const address = (n: number) => `klant${n}@ontvanger${n}.run${run}.example`;
  return {
    scene,
    address,
    addresses: (count: number) => Array.from({ length: count }, (_, n) => address(n)),
    /** Starts a wave for these addresses. */
    start: (list: readonly string[]) => startTestWave(scene().app, scene().workspace, scene().survey, list),
    show: async (wave: Wave) => (await scene().app.inject(`/v1/waves/${wave.id}`)).json<Wave>(),
    /** How many mails one customer got at most. */
    mostToOne: () =>
      Math.max(...[...Map.groupBy(scene().mail.taken, ({ to }) => to).values()].map((list) => list.length)),
  };
}

/** A sender that stands still for ever at this point, as a killed one does. */
export function killedAt(point: SendPoint, after: number) {
  let count = 0;
  let died: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  const at = async (now: SendPoint) => {
    if (now === point) count += 1;
    if (count <= after) return;
    died();
    await new Promise(() => undefined);
  };
  return { ports: { at }, dead };
}
