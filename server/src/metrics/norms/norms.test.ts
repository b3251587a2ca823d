import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { addScores, newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';
import { normsRoutes } from './routes.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'Wij',
  readerName: 'Anna',
  name: 'Relatie',
});
const item = 'nps:C11:1';

let database: TestDatabase;
let workspace: TestWorkspace;
let survey: ScoredSurvey;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  survey = await newScoredSurvey(database, workspace, { definition });
  const promoters = Array.from({ length: 60 }, () => 9);
  const others = Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? 7 : 5));
  await addScores(database, workspace, { survey, day: '2026-10-01', scores: [...promoters, ...others] });
  await addScores(database, workspace, { survey, day: '2026-10-02', scores: [9, 9, 9], language: 'b' });
  for (const language of ['n', 'e'])
    await addScores(database, workspace, { survey, day: '2022-05-10', scores: promoters.slice(0, 30), language });
  const product = makeTestProduct(database, { clock });
  app = openTestHttp(product, workspace);
  normsRoutes(app, product);
});

beforeEach(async () => {
  await database.superuser.query('delete from norm');
  await database.superuser.query('delete from benchmark');
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function ask(method: Method, path: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

const wish = (change: object = {}) => ({
  survey_id: showId('srv', survey.id),
  item,
  value: 20,
  from: '2026-01-01',
  ...change,
});

describe('the norms of a survey', () => {
  test('begin with the one that it was published with, judged over the chosen period', async () => {
    const { body } = await ask('GET', 'norms?period=12m');
    expect(body.head.survey.name).toBe('Relatie');
    expect(body.norms).toMatchObject([
      { id: null, item, group: null, value: definition.norm.value, state: 'holds', estimate: { n: 103 } },
    ]);
  });

  test('have three outcomes, with the answers that are still needed', async () => {
    await ask('POST', 'norms', wish());
    await ask('POST', 'norms', wish({ value: 70, from: '2025-01-01', to: '2026-01-01' }));
    const { body } = await ask('GET', 'norms');
    expect(body.norms[0]).toMatchObject({ value: 20, state: 'holds', verdict: { verdict: 'met' } });
    expect(body.norms[1]).toMatchObject({
      state: 'ended',
      estimate: { n: 0 },
      verdict: { verdict: 'cannot tell yet' },
    });
    await ask('PATCH', `norms/${body.norms[0].id}`, { value: 38 });
    const [changed] = (await ask('GET', 'norms')).body.norms;
    expect(changed.verdict.verdict).toBe('cannot tell yet');
    expect(changed.verdict.answers_still_needed).toBeGreaterThan(0);
    await ask('PATCH', `norms/${body.norms[0].id}`, { value: 70 });
    expect((await ask('GET', 'norms')).body.norms[0].verdict).toMatchObject({
      verdict: 'not met',
      answers_still_needed: null,
    });
  });

  test('of a group too small to be shown say nothing of it', async () => {
    expect((await ask('POST', 'norms', wish({ group: { trait: 'language', value: 'nb' } }))).status).toBe(201);
    const { body } = await ask('GET', 'norms');
    expect(body.norms[1]).toMatchObject({ group: { trait: 'language', value: 'nb' }, estimate: null, verdict: null });
  });

  test('of a group that ended years ago are judged by the answers of their own days', async () => {
    const group = { trait: 'language', value: 'en' };
    await ask('POST', 'norms', wish({ group, from: '2022-01-01', to: '2023-01-01' }));
    const [, ended] = (await ask('GET', 'norms?period=30d')).body.norms;
    expect(ended).toMatchObject({ group, state: 'ended', estimate: { n: 30 }, verdict: { verdict: 'met' } });
  });

  test('lie on the scale, name what exists, and are one at a time', async () => {
    const refused = async (change: object) => {
      const { status, body } = await ask('POST', 'norms', wish(change));
      return [status, body.code];
    };
    expect((await ask('POST', 'norms', wish())).status).toBe(201);
    expect(await refused({ value: -100.5 })).toEqual([422, 'invalid']);
    expect(await refused({ item: 'csat:A5:1' })).toEqual([422, 'unknown_item']);
    expect(await refused({ group: { trait: 'language', value: 'fr' } })).toEqual([422, 'unknown_trait']);
    expect(await refused({ from: '2026-05-01' })).toEqual([422, 'norm_overlaps']);
    expect(await refused({ from: '2025-05-01', to: '2025-01-01' })).toEqual([422, 'norm_ends_before_start']);
    expect(await refused({ survey_id: showId('srv', survey.version) })).toEqual([404, 'not_found']);
  });

  test('are ended today, and one that never held is gone', async () => {
    const standing = (await ask('POST', 'norms', wish())).body.id;
    const coming = (await ask('POST', 'norms', wish({ group: { trait: 'language', value: 'nl' }, from: '2027-01-01' })))
      .body;
    expect((await ask('DELETE', `norms/${standing}`)).status).toBe(204);
    expect((await ask('DELETE', `norms/${coming.id}`)).status).toBe(204);
    const { body } = await ask('GET', 'norms');
    expect(body.norms.slice(1)).toMatchObject([{ state: 'ended', to: '2026-11-21' }]);
    const { rows } = await database.superuser.query(
      `select action, detail from audit_entry where action like 'norm.%' order by number desc limit 1`,
    );
    expect(rows).toMatchObject([{ action: 'norm.ended', detail: { was_from: '2027-01-01', value: 20 } }]);
  });
});

const sector = {
  name: 'Branche',
  metric: 'nps',
  value: 20,
  low: 17,
  high: 23,
  source: 'Branchevereniging, jaarbericht 2025',
  measured_on: '2025-12-31',
  method: 'Online panel, 1.200 klanten, gewogen naar regio',
};

describe('benchmarks', () => {
  test('stand beside the figure with source, date and method, and have a verdict by their interval', async () => {
    expect(await ask('POST', 'benchmarks', sector)).toMatchObject({ status: 201, body: { is_example: false } });
    const { body } = await ask('GET', 'benchmarks');
    expect(body.benchmarks).toMatchObject([
      { source: sector.source, refusal: null, comparison: { verdict: 'higher', method: 'mover', own: { n: 103 } } },
    ]);
    await ask('PATCH', `benchmarks/${body.benchmarks[0].id}`, { low: null, high: null, n: 1200 });
    expect((await ask('GET', 'benchmarks')).body.benchmarks[0].comparison).toMatchObject({
      verdict: 'no verdict',
      low: null,
    });
  });

  test('of another scale or other breaks are refused, by name', async () => {
    const { body: grade } = await ask('POST', 'benchmarks', {
      ...sector,
      metric: 'gradeWhole',
      value: 7.6,
      low: null,
      high: null,
    });
    const { body: european } = await ask('POST', 'benchmarks', { ...sector, metric: 'npsEuropean' });
    expect((await ask('GET', 'benchmarks')).body.benchmarks).toMatchObject([
      { comparison: null, refusal: 'metrics_not_comparable' },
      { comparison: null, refusal: 'metrics_not_comparable' },
    ]);
    for (const { id } of [grade, european])
      expect(await ask('GET', `benchmarks/${id}/comparison`)).toMatchObject({
        status: 422,
        body: { code: 'metrics_not_comparable' },
      });
  });

  test('lie on their own scale, and are never a bare value without source, date and method', async () => {
    expect((await ask('POST', 'benchmarks', { ...sector, metric: 'csat' })).body.code).toBe('benchmark_off_scale');
    for (const field of ['source', 'measured_on', 'method'])
      expect((await ask('POST', 'benchmarks', { ...sector, [field]: '' })).status).toBe(422);
    const { body } = await ask('POST', 'benchmarks', sector);
    expect((await ask('DELETE', `benchmarks/${body.id}`)).status).toBe(204);
    expect((await ask('DELETE', `benchmarks/${body.id}`)).status).toBe(404);
  });
});
