import { rowsOfColumns } from '@voldaan/domain/rows-of-columns';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestContacts, linkResponses } from '../../contacts/test-links.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { metricsRoutes } from '../routes.ts';
import { segmentRoutes } from '../segments/routes.ts';
import { addScores, newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';
import { trendRoutes } from '../trend/routes.ts';
import type { TrendPoints } from '../trend/schema.ts';
import { scoreRoutes } from './routes.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'Wij',
  readerName: 'Anna',
  name: 'Relatie',
});
/** Of forty customers, twice the same. */
const scores = Array.from({ length: 40 }, (_, place) => [10, 9, 9, 8, 3][place % 5] ?? 8);

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let survey: ScoredSurvey;
let customers: readonly string[];
let first: readonly string[];
let second: readonly string[];

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  const product = makeTestProduct(database, { clock });
  app = openTestHttp(product, workspace);
  for (const routes of [scoreRoutes, metricsRoutes, trendRoutes, segmentRoutes]) routes(app, product);
  survey = await newScoredSurvey(database, workspace, { definition });
  customers = await addTestContacts(database, workspace, scores.length);
  first = await addScores(database, workspace, { survey, day: '2026-09-03', scores });
  second = await addScores(database, workspace, { survey, day: '2026-11-10', scores });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask(path: string) {
  return (await app.inject({ method: 'GET', url: `/v1/${path}` })).json();
}

const scoreOf = async (query = 'period=90d') => (await ask(`score?${query}`)).score;
const widthOf = ({ low, high }: Readonly<{ low: number | null; high: number | null }>) => (high ?? 0) - (low ?? 0);

const link = (responses: readonly string[], to: readonly string[]) =>
  linkResponses(
    database,
    workspace,
    responses.map((id, place) => [id, to[place]]),
  );

/** The autumn so far against the months before it. */
const changeOf = async (screen: string) => (await ask(`${screen}?period=2026-10-01..2026-11-30`)).comparison;
let changeOfStrangers: Readonly<{ low: number; high: number }>;

describe('an interval', () => {
  test('is of as many answers while nobody knows whose they are', async () => {
    const score = await scoreOf();
    expect(score).toMatchObject({ n: 80 });
    expect(score.design_effect).toBeUndefined();
    changeOfStrangers = await changeOf('score');
    expect(changeOfStrangers).toMatchObject({ difference: 0, verdict: 'no difference shown' });
  });

  test('is that of forty customers once it is known that they answered twice, on every screen', async () => {
    const before = widthOf(await scoreOf());
    await link(first, customers);
    await link(second, customers);
    const score = await scoreOf();
    const { points } = await ask('trend?period=90d&interval=quarter');
    const [once] = rowsOfColumns<TrendPoints, 'low' | 'high' | 'n' | 'design_effect'>(points, [
      'low',
      'high',
      'n',
      'design_effect',
    ]).slice(-2);
    expect(score).toMatchObject({ n: 80 });
    expect(score.design_effect).toBeCloseTo(2, 0);
    expect(once).toMatchObject({ n: 40, design_effect: null });
    expect(widthOf(score)).toBeGreaterThan(1.35 * before);
    expect(widthOf(score)).toBeGreaterThan(0.97 * widthOf(once ?? { low: null, high: null }));
    expect((await ask('overview?period=90d')).metric).toEqual(score);
    expect((await ask('trend?period=90d')).total).toEqual(score);
    const { total, groups } = await ask('segments?period=90d&by=channel');
    // Groups are told apart by whole months, from the first of which.
    const { low, high, design_effect } = score;
    expect(total).toMatchObject({ n: 80, low, high, design_effect });
    expect(groups[0].estimate).toMatchObject({ n: 80, low, high, design_effect });
  });

  test('of a change is that of a panel: the same forty said the same, which forty others need not have', async () => {
    const change = await changeOf('score');
    expect(change).toMatchObject({ difference: 0, verdict: 'no difference shown', method: 'mover' });
    expect(widthOf(change)).toBeLessThan(0.4 * widthOf(changeOfStrangers));
    expect(widthOf(change)).toBeGreaterThan(0.2 * widthOf(changeOfStrangers));
    for (const screen of ['overview', 'trend']) expect(await changeOf(screen)).toEqual(change);
  });

  test('of the daily watch is wider from the second answer of the quarter on', async () => {
    const { watch: once } = await ask('trend?period=90d');
    expect(once.estimate).toMatchObject({ n: 40 });
    expect(once.estimate.design_effect).toBeUndefined();
    const third = await addScores(database, workspace, { survey, day: '2026-11-18', scores });
    const { watch: strangers } = await ask('trend?period=90d');
    expect(strangers.estimate.n).toBe(80);
    expect(widthOf(strangers.estimate)).toBeLessThan(0.8 * widthOf(once.estimate));
    await link(third, customers);
    const { watch: twice } = await ask('trend?period=90d');
    expect(twice.estimate.n).toBe(80);
    expect(twice.estimate.design_effect).toBeCloseTo(2, 0);
    expect(widthOf(twice.estimate)).toBeGreaterThan(0.97 * widthOf(once.estimate));
    expect((await ask('overview?period=90d')).watch).toEqual(twice);
    await database.superuser.query('delete from score_row where response_id = any ($1::uuid[])', [third]);
  });

  test('is another one when customers turn out to be the same, and when one is erased', async () => {
    const before = await scoreOf();
    await database.superuser.query(
      `update response_contact set contact_id = $2 where workspace_id = $1 and contact_id = any ($3::uuid[])`,
      [workspace.id, customers[0], [customers[5], customers[10]]],
    );
    const joined = await scoreOf();
    expect(joined.design_effect).toBeGreaterThan(before.design_effect);
    await database.superuser.query(
      `update response_contact set contact_id = null where workspace_id = $1 and contact_id = $2`,
      [workspace.id, customers[0]],
    );
    const erased = await scoreOf();
    expect(erased.n).toBe(80);
    expect(erased.design_effect).toBeLessThan(before.design_effect);
  });
});
