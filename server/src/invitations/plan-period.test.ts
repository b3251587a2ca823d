import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { Study } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { planStudies } from './plan-studies.ts';
import { invitationsRoutes } from './routes.ts';
import { addTestCustomers, openAllParts, startTestStudy } from './test-study.ts';
import { openAllHours, publishTestSurvey } from './test-wave.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let app: FastifyInstance;
let survey: string;
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

beforeEach(async () => {
  run += 1;
  workspace = await database.newWorkspace(`Tassenwinkel ${run}`);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  studiesRoutes(app, product);
  invitationsRoutes(app, product);
  await openAllHours(database, workspace);
  survey = await publishTestSurvey(app);
});

afterAll(() => database.drop());

const today = new Date().toISOString().slice(0, 10);
const show = async ({ id }: Study) => (await app.inject(`/v1/studies/${id}`)).json<Study>();
const precision = { margin: 0.1, confidence: 0.95, expectedResponse: 0.5 };
const once = { kind: 'relation', cadence: { every: 'once', on: today }, validHours: 720 } as const;

/** A study of these parts that was planned once. */
async function plan(parts: Partial<StudyDraft>): Promise<Study> {
  const whole = { timing: once, audience: {}, reminder: null, precision, ...parts };
  const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan: whole });
  await planStudies(product, workspace.id);
  return show(study);
}

describe('customers who were drawn in reserve', () => {
  const inSteps = { sample: { kind: 'simple' }, targetAnswers: 60 } as const;

  beforeEach(async () => {
    await addTestCustomers(
      { database, product, workspace },
      Array.from({ length: 600 }, () => ({})),
    );
  });

  test('wait while their period is open, and are not needed any more once it is over', async () => {
    const study = await plan(inSteps);
    expect(study.frame).toMatchObject({ selected: 240, waiting: 240, not_needed: 0 });
    const released = await openAllParts(product, workspace, study);
    await database.superuser.query(`update wave set closes_at = now() where workspace_id = $1`, [workspace.id]);
    const over = await show(study);
    expect(over.frame).toMatchObject({ selected: 240, waiting: released, not_needed: 240 - released });
    expect(over.reasons).toEqual([{ reason: 'not_needed', count: 240 - released }]);
  });

  test('and those whose list was not opened yet stay in the frame of a study that is ended', async () => {
    const study = await plan(inSteps);
    const released = study.waves[0]?.planned ?? 0;
    const ended = (await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/end` })).json<Study>();
    expect(ended.frame).toMatchObject({ selected: 240, waiting: 0, withheld: released, not_needed: 240 - released });
    expect(ended.reasons).toEqual([
      { reason: 'not_needed', count: 240 - released },
      { reason: 'wave_cancelled', count: released },
    ]);
  });
});

describe('customers who could not be drawn', () => {
  test('are counted with the draw: another month asks them, or their group has no places', async () => {
    await addTestCustomers(
      { database, product, workspace },
      Array.from({ length: 60 }, (_, n) => ({ lifecycle: n % 3 ? 'customer' : 'prospect' })),
    );
    const places = await plan({ sample: { kind: 'quota', by: 'lifecycle', places: { customer: 10 } } });
    expect(places.draws).toMatchObject([{ frame_count: 40, left_out: [{ reason: 'group_not_asked', count: 20 }] }]);

    const cadence = { every: 'rolling', from: today, months: 3 } as const;
    const rolling = await plan({ timing: { kind: 'relation', cadence, validHours: 720 } });
    const [draw] = rolling.draws;
    expect(draw?.frame_count).toBeGreaterThan(0);
    expect(draw?.left_out).toEqual([{ reason: 'other_month', count: 60 - (draw?.frame_count ?? 0) }]);
  });
});
