import { rowsOfColumns } from '@voldaan/domain/rows-of-columns';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { normsRoutes } from '../norms/routes.ts';
import { addScores, addVersion, newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';
import { trendRoutes } from './routes.ts';
import type { TrendPoints } from './schema.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'Wij',
  readerName: 'Anna',
  name: 'Relatie',
});

let database: TestDatabase;
let workspace: TestWorkspace;
let survey: ScoredSurvey;
let app: FastifyInstance;

/** Twenty answers: so many promoters, so many detractors, the others passive. */
const twenty = (promoters: number, detractors: number) => [
  ...Array.from({ length: promoters }, () => 10),
  ...Array.from({ length: detractors }, () => 3),
  ...Array.from({ length: 20 - promoters - detractors }, () => 8),
];

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  survey = await newScoredSurvey(database, workspace, { definition });
  const months = [
    '2025-11-25',
    ...Array.from({ length: 10 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-15`),
  ];
  for (const [place, day] of months.entries())
    await addScores(database, workspace, { survey, day, scores: twenty(12 - (place % 2), 3) });
  await addScores(database, workspace, { survey, day: '2026-11-10', scores: Array.from({ length: 30 }, () => 2) });
  await addScores(database, workspace, { survey, day: '2025-06-10', scores: twenty(2, 16) });
  const product = makeTestProduct(database, { clock });
  app = openTestHttp(product, workspace);
  trendRoutes(app, product);
  normsRoutes(app, product);
});

beforeEach(async () => {
  await database.superuser.query('delete from chart_event');
  await database.superuser.query('delete from norm');
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

/** Every column at each point. */
function pointsIn({ points }: Readonly<{ points: TrendPoints }>) {
  const figures = ['estimate', 'low', 'high', 'n', 'method', 'design_effect', 'reason', 'display'] as const;
  return rowsOfColumns(points, ['from', 'to', ...figures]);
}

describe('the trend', () => {
  test('has every month with its interval, the period before and the same days of last year', async () => {
    const { status, body } = await ask('GET', 'trend');
    expect(status).toBe(200);
    expect(body.interval).toBe('month');
    const points = pointsIn(body);
    expect(points).toHaveLength(13);
    expect(points[0]).toMatchObject({ from: '2025-11-01', to: '2025-12-01', n: 20, estimate: 45, display: 'muted' });
    expect(points[0]).toMatchObject({ method: 'score' });
    expect(body.points.level).toBe(0.95);
    expect(body.total.n).toBe(250);
    expect(body.last_year_comparison).toMatchObject({ verdict: 'higher', method: 'mover' });
    expect(body.last_year).toMatchObject({ n: 20, period: { from: '2024-11-22', to: '2025-11-22' } });
    expect(body.norm_line).toEqual([{ from: '2025-11-22', to: '2026-11-22', value: definition.norm.value }]);
  });

  test('keeps a month without answers in its place', async () => {
    const { body } = await ask('GET', 'trend?period=all');
    expect(pointsIn(body)[1]).toMatchObject({ from: '2025-07-01', n: 0, estimate: null, reason: 'no_answers' });
    expect(body.previous).toBeNull();
  });

  test('asks for a look at the month that fell out of what is usual', async () => {
    const { body } = await ask('GET', 'trend?control=true');
    expect(body.control).toMatchObject({ method: 'laney-nps', reason: null });
    expect(body.control.points.from).toEqual(body.points.from);
    expect(body.control.points.lower).toHaveLength(13);
    expect(body.control.signals).toContainEqual({ from: '2026-11-01', kind: 'beyond', side: 'below' });
    expect((await ask('GET', 'trend')).body).toEqual({ ...body, control: null });
  });

  test('is watched day by day against the norm, with the promise of false alarms', async () => {
    const { body } = await ask('GET', 'trend');
    expect(body.watch).toMatchObject({
      state: 'alarm',
      since: '2026-10-01',
      alarm_day: '2026-11-10',
      false_alarms_per_year: 0.05,
      estimate: { n: 50, method: 'always-valid', level: 0.9875 },
    });
    expect((await ask('GET', 'trend?where=channel~link')).body.watch).toBeNull();
  });

  test('is held against the norm of its own days, and watched against the one of today', async () => {
    const norm = { survey_id: showId('srv', survey.id), item: 'nps:C11:1' };
    const norms = [
      { ...norm, value: 10, from: '2025-01-01', to: '2026-01-01' },
      { ...norm, value: 40, from: '2026-01-01', to: '2026-12-01' },
      { ...norm, value: 90, from: '2026-12-01' },
    ];
    for (const one of norms) expect((await ask('POST', 'norms', one)).status).toBe(201);
    const lastYear = (await ask('GET', 'trend?period=2025')).body;
    expect([lastYear.norm.norm, lastYear.watch.norm]).toEqual([10, 40]);
    // The quarter ends in December, and what is promised from then on judges nobody yet.
    const thisQuarter = (await ask('GET', 'trend?period=2026-Q4')).body;
    expect([thisQuarter.norm.norm, thisQuarter.watch.norm]).toEqual([40, 40]);
  });

  test('draws a question that was asked otherwise before as a break, never as one line', async () => {
    const reworded = JSON.parse(JSON.stringify(definition).replace('nps:C11:1', 'nps:C11:2'));
    const version = uuid();
    const day = '2026-09-01';
    await addVersion(database, workspace, {
      surveyId: survey.id,
      version,
      number: 2,
      definition: reworded,
      publishedAt: day,
    });
    await addScores(database, workspace, { survey: { ...survey, version }, day: '2026-11-11', scores: twenty(10, 2) });
    const { body } = await ask('GET', 'trend');
    expect(body.head.item.key).toBe('nps:C11:2');
    expect(body.points.from).toEqual(['2026-11-01']);
    expect(body.breaks).toMatchObject([{ day, is_same_scale: true }]);
    expect(pointsIn(body.breaks[0])).toHaveLength(13);
    expect((await ask('GET', 'trend?item=nps:C11:1')).body.breaks).toEqual([]);
    await database.superuser.query('delete from score_row where survey_version_id = $1', [version]);
    await database.superuser.query('delete from response where survey_version_id = $1', [version]);
    await database.superuser.query('delete from survey_version where id = $1', [version]);
  });
});

describe('the trend of a group', () => {
  test('tells the question as it was asked before by no smaller units than its own groups are told by', async () => {
    const asked = await newScoredSurvey(database, workspace, { definition });
    const spread = (month: number) => `2025-${String(month).padStart(2, '0')}-10`;
    for (let month = 1; month <= 12; month++) {
      await addScores(database, workspace, { survey: asked, day: spread(month), scores: twenty(10, 5) });
      await addScores(database, workspace, { survey: asked, day: spread(month), scores: [9, 3], language: 'e' });
    }
    const reworded = JSON.parse(JSON.stringify(definition).replace('nps:C11:1', 'nps:C11:2'));
    const version = uuid();
    await addVersion(database, workspace, {
      surveyId: asked.id,
      version,
      number: 2,
      definition: reworded,
      publishedAt: '2026-01-01',
    });
    for (let month = 1; month <= 9; month++)
      for (const language of ['n', 'e'])
        await addScores(database, workspace, {
          survey: { id: asked.id, version },
          day: `2026-0${month}-10`,
          scores: twenty(10, 5),
          language,
        });
    const query = `survey=${showId('srv', asked.id)}&period=all&interval=month&where=language~en`;
    const { body } = await ask('GET', `trend?${query}`);
    expect(pointsIn(body)).toHaveLength(9);
    const told: readonly number[] = body.breaks[0].points.n;
    expect(told.filter((n) => n > 0 && n < 5)).toEqual([]);
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(24);
  });
});

describe('an event on the charts', () => {
  const outage = { kind: 'outage', name: 'Webwinkel dicht', day: '2026-11-08', last_day: '2026-11-10' };

  test('is marked, changed and taken away, on the charts that it belongs to', async () => {
    const made = await ask('POST', 'chart-events', outage);
    expect(made).toMatchObject({ status: 201, body: { name: 'Webwinkel dicht', survey_id: null } });
    await ask('POST', 'chart-events', { ...outage, name: 'Lang geleden', day: '2020-01-01', last_day: null });
    const own = { kind: 'campaign', name: 'Actie', day: '2026-10-01', survey_id: showId('srv', survey.id) };
    await ask('POST', 'chart-events', own);
    const names = async () => (await ask('GET', 'trend')).body.events.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Webwinkel dicht', 'Actie']);
    const changed = await ask('PATCH', `chart-events/${made.body.id}`, { name: 'Storing' });
    expect(changed.body).toMatchObject({ name: 'Storing', last_day: '2026-11-10' });
    expect((await ask('DELETE', `chart-events/${made.body.id}`)).status).toBe(204);
    expect(await names()).toEqual(['Actie']);
    const { rows } = await database.superuser.query(
      `select action from audit_entry where action like 'chart-event.%' order by number`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'chart-event.made',
      'chart-event.made',
      'chart-event.made',
      'chart-event.changed',
      'chart-event.removed',
    ]);
  });

  test('ends after it began, and is of a survey that there is', async () => {
    expect((await ask('POST', 'chart-events', { ...outage, last_day: '2026-11-08' })).body.code).toBe(
      'chart_event_ends_before_start',
    );
    const foreign = { ...outage, survey_id: showId('srv', uuid()) };
    expect((await ask('POST', 'chart-events', foreign)).status).toBe(404);
  });
});
