import { zoneDays } from '@voldaan/domain/relations/zone-days';
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
import { addTestCustomers, makeTestStudy, startTestStudy } from './test-study.ts';
import { publishTestSurvey } from './test-wave.ts';

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
  survey = await publishTestSurvey(app);
});

afterAll(() => database.drop());

const move = async ({ id }: Study, verb: 'pause' | 'resume') =>
  (await app.inject({ method: 'POST', url: `/v1/studies/${id}/${verb}` })).json<Study>();

function save(study: Study, change: Partial<StudyDraft>) {
  return app.inject({
    method: 'PUT',
    url: `/v1/studies/${study.id}`,
    headers: { 'if-match': `"${study.revision}"` },
    payload: { name: study.name, plan: { ...study.plan, ...change }, survey_id: study.survey_id, touchpoint_id: null },
  });
}

test('a study of a day that is long over is not started to ask nobody', async () => {
  const timing = (on: string) => ({ kind: 'relation', cadence: { every: 'once', on }, validHours: 48 }) as const;
  const plan = { timing: timing('2024-02-29'), reminder: null };
  const draft = await makeTestStudy(app, { kind: 'relation', surveyId: survey, plan });
  const start = () => app.inject({ method: 'POST', url: `/v1/studies/${draft.id}/start` });
  const refused = (await start()).json();
  expect(refused).toMatchObject({ code: 'study_incomplete', errors: [{ pointer: '/timing' }] });
  // Where the company is at home, it is tomorrow an hour or two before it is so in Greenwich.
  const yesterday = zoneDays('Europe/Amsterdam').textOf(new Date(product.clock().getTime() - 86_400_000));
  expect((await save(draft, { timing: timing(yesterday) })).statusCode).toBe(200);
  expect((await start()).json()).toMatchObject({ state: 'running' });
});

describe('a study that was paused', () => {
  test('keeps the purpose and the norm that it was started with, and takes any other change', async () => {
    const paused = await move(await startTestStudy(app, { kind: 'moment', surveyId: survey }), 'pause');
    const refused = [
      await save(paused, { purpose: 'Laten zien dat het goed gaat' }),
      await save(paused, { norm: { metric: 'nps', value: 10 } }),
      await save(paused, { norm: { metric: 'grade', value: 7 } }),
      await save(paused, { norm: null }),
    ];
    expect(refused.map((reply) => [reply.statusCode, reply.json().code, reply.json().errors[0].pointer])).toEqual([
      [409, 'study_aim_fixed', '/plan/purpose'],
      [409, 'study_aim_fixed', '/plan/norm'],
      [409, 'study_aim_fixed', '/plan/norm'],
      [409, 'study_aim_fixed', '/plan/norm'],
    ]);
    const saved = await save(paused, { priority: 70 });
    expect(saved.json<Study>()).toMatchObject({ revision: paused.revision + 1, plan: { priority: 70 } });
    expect(await move(paused, 'resume')).toMatchObject({
      state: 'running',
      plan: { norm: { metric: 'nps', value: 30 } },
    });
  });

  test('keeps the rhythm by which it asked, and the way in which it asks', async () => {
    await addTestCustomers({ database, product, workspace }, [{}]);
    const from = product.clock().toISOString().slice(0, 10);
    const timing = (cadence: object) => ({ timing: { kind: 'relation', cadence, validHours: 720 } }) as const;
    const monthly = { ...timing({ every: 'month', from }), reminder: null };
    const study = await startTestStudy(app, {
      kind: 'relation',
      surveyId: survey,
      plan: monthly as Partial<StudyDraft>,
    });
    const sooner = { every: 'month', from: '2099-01-01' };
    // Nobody was asked yet: it may begin on another day.
    const moved = await save(await move(study, 'pause'), timing(sooner) as Partial<StudyDraft>);
    expect(moved.statusCode).toBe(200);
    expect((await save(moved.json<Study>(), monthly as Partial<StudyDraft>)).statusCode).toBe(200);
    await move(study, 'resume');
    await planStudies(product, workspace.id);
    const paused = await move(study, 'pause');
    expect(paused.draws).toHaveLength(1);
    const refused = [
      await save(paused, timing({ every: 'quarter', from: '2099-01-01' }) as Partial<StudyDraft>),
      await save(paused, timing(sooner) as Partial<StudyDraft>),
      await save(paused, { channel: 'phone' }),
      await save(paused, { timing: { kind: 'anonymous' } }),
    ];
    expect(refused.map((reply) => [reply.statusCode, reply.json().code, reply.json().errors[0].pointer])).toEqual([
      [409, 'study_rhythm_fixed', '/plan/timing'],
      [409, 'study_rhythm_fixed', '/plan/timing'],
      [409, 'study_channel_fixed', '/plan/channel'],
      [409, 'study_kind_fixed', '/plan/timing'],
    ]);
    const longer = { timing: { kind: 'relation', cadence: { every: 'month', from }, validHours: 240 } } as const;
    expect((await save(paused, longer)).statusCode).toBe(200);
  });

  test('sends nothing by one of its waves either until it goes on', async () => {
    await addTestCustomers({ database, product, workspace }, [{}]);
    const cadence = { every: 'once', on: product.clock().toISOString().slice(0, 10) } as const;
    const plan = { timing: { kind: 'relation', cadence, validHours: 720 }, reminder: null } as const;
    const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan });
    await planStudies(product, workspace.id);
    const [wave] = (await app.inject(`/v1/studies/${study.id}`)).json<Study>().waves;
    const turn = (verb: 'pauses' | 'resumptions') =>
      app.inject({ method: 'POST', url: `/v1/waves/${wave?.id}/${verb}`, payload: {} });
    expect((await turn('pauses')).json()).toMatchObject({ state: 'paused' });
    await move(study, 'pause');
    const refused = await turn('resumptions');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'wave_of_paused_study']);
    expect((await move(study, 'resume')).waves).toMatchObject([{ state: 'paused' }]);
    expect((await turn('resumptions')).json()).toMatchObject({ state: 'sending' });
  });
});
