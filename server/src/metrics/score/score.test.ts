import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { makeTestProduct } from '../../test-product.ts';
import { metricsRoutes } from '../routes.ts';
import { addScores, newScoredSurvey } from '../test-scores.ts';
import { trendRoutes } from '../trend/routes.ts';
import { scoreRoutes } from './routes.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'Wij',
  readerName: 'Anna',
  name: 'Relatie',
});

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  const product = makeTestProduct(database, { clock });
  app = openTestHttp(product, workspace);
  scoreRoutes(app, product);
  metricsRoutes(app, product);
  trendRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask(path: string) {
  const reply = await app.inject({ method: 'GET', url: `/v1/${path}` });
  return { status: reply.statusCode, body: reply.json() };
}

describe('a score alone', () => {
  test('is nothing before anything was published', async () => {
    expect((await ask('score')).body).toMatchObject({ head: null, score: null, norm: null, comparison: null });
  });

  describe('of a company that is answered', () => {
    beforeAll(async () => {
      const survey = await newScoredSurvey(database, workspace, { definition });
      const scores = (promoters: number, detractors: number) => [
        ...Array.from({ length: promoters }, () => 10),
        ...Array.from({ length: detractors }, () => 3),
        ...Array.from({ length: 20 }, () => 8),
      ];
      for (const day of ['2026-09-03', '2026-10-15', '2026-11-10'])
        await addScores(database, workspace, { survey, day, scores: scores(40, 10) });
      await addScores(database, workspace, { survey, day: '2026-06-10', scores: scores(10, 40) });
      await addScores(database, workspace, { survey, day: '2025-10-10', scores: scores(20, 20) });
    });

    test('has its interval, n and norm, the period before and the days of last year', async () => {
      const { status, body } = await ask('score?period=90d');
      expect(status).toBe(200);
      expect(body.score).toMatchObject({ n: 210, method: 'score', display: 'full' });
      expect(body.score.estimate).toBeCloseTo((100 * 90) / 210, 10);
      expect(body.score.low).toBeLessThan(body.score.estimate);
      expect(body.norm).toMatchObject({ norm: definition.norm.value, verdict: 'met' });
      expect(body.comparison).toMatchObject({ verdict: 'higher' });
      expect(body.last_year).toMatchObject({ n: 60, estimate: 0 });
      expect(body.head).toMatchObject({ survey: { name: 'Relatie' }, item: { key: 'nps:C11:1' }, is_disclosed: true });
    });

    test.each(['period=90d', 'period=all', 'period=2026-Q4', 'period=12m&where=channel~link'])(
      'is what the overview and the trend say (%s)',
      async (query) => {
        const { body } = await ask(`score?${query}`);
        const { head, score, ...compared } = body;
        const [overview, trend] = [(await ask(`overview?${query}`)).body, (await ask(`trend?${query}`)).body];
        expect(overview).toMatchObject({ head, metric: score, ...compared });
        expect(trend).toMatchObject({ head, total: score, ...compared });
      },
    );

    test('is small: nothing goes along that could be chosen as well', async () => {
      const { head, ...rest } = (await ask('score')).body;
      expect(Object.keys(rest).sort()).toEqual([
        'comparison',
        'last_year',
        'last_year_comparison',
        'norm',
        'previous',
        'score',
      ]);
      expect(head).not.toHaveProperty('surveys');
    });

    test('refuses what it does not know by name', async () => {
      expect((await ask('score?item=nps:C11:9')).body).toMatchObject({
        code: 'unknown_item',
        errors: [{ pointer: '/item' }],
      });
      expect((await ask('score?period=soon')).body).toMatchObject({
        code: 'unknown_period',
        errors: [{ pointer: '/period' }],
      });
    });
  });
});
