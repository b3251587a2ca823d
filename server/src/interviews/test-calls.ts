import { path as pagesOf } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { showId } from '../database/public-id.ts';
import type { Role } from '../database/tables.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { openTestHttp } from '../http/test-http.ts';
import { planStudies } from '../invitations/plan-studies.ts';
import { invitationsRoutes } from '../invitations/routes.ts';
import { addTestCustomers, startTestStudy, type TestCustomer } from '../invitations/test-study.ts';
import { openAllHours, publishTestSurvey } from '../invitations/test-wave.ts';
import type { Product } from '../product.ts';
import { type AnswerPath, openAnswers } from '../responses/open-answers.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { Study } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { interviewsRoutes } from './routes.ts';
import type { Call, NextCall } from './schema.ts';

type Columns = Readonly<Record<string, unknown>>;
type TestInterviewer = FastifyInstance & Readonly<{ staffId: string }>;

type Scene = Readonly<{ database: TestDatabase; product: Product; path: AnswerPath }> & {
  workspace: TestWorkspace;
  owner: FastifyInstance;
  /** The study by telephone, once there is one. */
  study: Study | undefined;
  /** Who were given that study. */
  interviewers: readonly string[];
  /** What the clock says. */
  now: Date;
};

/** Gives each test of a file a company of its own that may ring at any hour, and a clock to set. */
export function useTestCalls() {
  let kept: Scene | undefined;
  let run = 0;
  let acts = 0;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const product = makeTestProduct(database, { clock: () => kept?.now ?? new Date() });
    const workspace = await database.newWorkspace('Niemand');
    const path = openAnswers(product, { isLimited: false });
    const company = { workspace, owner: openTestHttp(product, workspace), study: undefined, interviewers: [] };
    kept = { database, product, path, ...company, now: new Date() };
  });
  beforeEach(async () => {
    run += 1;
    const workspace = await scene().database.newWorkspace(`Tassenwinkel ${run}`);
    const owner = openCompany(scene(), workspace);
    Object.assign(scene(), { workspace, owner, study: undefined, interviewers: [], now: new Date() });
    await openAllHours(scene().database, workspace);
  });
  afterAll(async () => {
    await kept?.path.close();
    await kept?.database.drop();
  });

  return {
    scene,
    study: () => studyOf(scene()),
    /** A study by telephone among these customers, planned. */
    call: (customers: readonly Columns[], plan: Columns = {}) => planCalls(scene(), customers, plan),
    /** Somebody who rings; an interviewer is given the study. */
    colleague: (role: Role = 'interviewer') => addColleague(scene(), role),
    next: nextCall,
    taken: async (app: FastifyInstance): Promise<Call> => {
      const { call } = await nextCall(app);
      if (call === null) throw new Error('nobody to call');
      return call;
    },
    answer: (app: FastifyInstance, { id }: Call, answers: object) => {
      acts += 1;
      const payload = { submission: `a${acts}`, answers };
      return app.inject({ method: 'POST', url: `/v1/calls/${id}/answers`, payload });
    },
    end: (app: FastifyInstance, { id }: Call, outcome: string, more: object = {}) =>
      app.inject({ method: 'POST', url: `/v1/calls/${id}/end`, payload: { outcome, ...more } }),
    rowsOf: async (table: string) => {
      const { database, workspace } = scene();
      return (await database.superuser.query(`select * from ${table} where workspace_id = $1`, [workspace.id])).rows;
    },
  };
}

function openCompany({ product, path }: Scene, workspace: TestWorkspace): FastifyInstance {
  const owner = openTestHttp(product, workspace);
  surveysRoutes(owner, product);
  studiesRoutes(owner, product);
  invitationsRoutes(owner, product);
  interviewsRoutes(owner, product, path);
  return owner;
}

function studyOf({ study }: Scene): Study {
  if (study === undefined) throw new Error('there is no study yet');
  return study;
}

async function planCalls(scene: Scene, customers: readonly Columns[], plan: Columns): Promise<readonly TestCustomer[]> {
  const { database, product, workspace, owner, now } = scene;
  const added = await addTestCustomers({ database, product, workspace }, customers);
  const cadence = { every: 'once', on: now.toISOString().slice(0, 10) } as const;
  scene.study = await startTestStudy(owner, {
    kind: 'relation',
    surveyId: await publishTestSurvey(owner),
    plan: {
      channel: 'phone',
      timing: { kind: 'relation', cadence, validHours: 720 },
      audience: {},
      letter: null,
      reminder: null,
      reminderLetter: null,
      ...plan,
    },
  });
  await planStudies(product, workspace.id);
  return added;
}

async function addColleague(scene: Scene, role: Role): Promise<TestInterviewer> {
  const { database, product, workspace, path } = scene;
  const staffId = await addStaff(database, workspace, { role, removed: false });
  const app = openTestHttp(product, workspace, { staffId, role });
  interviewsRoutes(app, product, path);
  if (role === 'interviewer') await assign(scene, staffId);
  return Object.assign(app, { staffId });
}

async function assign(scene: Scene, staffId: string): Promise<void> {
  scene.interviewers = [...scene.interviewers, staffId];
  const payload = { staff_ids: scene.interviewers.map((id) => showId('stf', id)) };
  const url = `/v1/studies/${studyOf(scene).id}/callers`;
  expect((await scene.owner.inject({ method: 'PUT', url, payload })).statusCode).toBe(200);
}

async function nextCall(app: FastifyInstance): Promise<NextCall> {
  const reply = await app.inject({ method: 'POST', url: '/v1/calls', payload: {} });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<NextCall>();
}

/** So many customers, each with a number. */
export function numbered(count: number): readonly Columns[] {
  return Array.from({ length: count }, (_, place) => ({
    name: `Klant ${place}`,
    phone: `0612345${String(place).padStart(3, '0')}`,
  }));
}

/** The questions of the path that were not answered yet. */
export function openQuestions({ definition, answers, context }: Call): readonly string[] {
  return pagesOf(definition, answers, context)
    .flatMap(({ nodes }) => questionsOn(nodes))
    .map(({ id }) => id)
    .filter((id) => !Object.hasOwn(answers, id));
}
