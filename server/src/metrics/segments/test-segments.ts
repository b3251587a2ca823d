import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { figureRoutes } from '../figures/routes.ts';
import { newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';
import { trendRoutes } from '../trend/routes.ts';
import { segmentRoutes } from './routes.ts';
import type { Segments } from './schema.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');

/** The values of each trait, by the codes that rows have of them; 0 is none. */
export const towns = ['', 'Zeist', 'Utrecht', 'Houten', 'Bunnik', 'Oslo', 'Bergen', 'Moss'];
export const countries = ['', 'nl', 'no'];
export const products = ['', 'step', 'fiets', 'bakfiets'];

/** An answer: its day, its score from 0 to 10, the codes of its values, and the letter of its language. */
export type Row = Readonly<{
  day: string;
  score: number;
  town: number;
  country: number;
  product: number;
  language: string;
}>;

type Asked = Readonly<{
  database: TestDatabase;
  workspace: TestWorkspace;
  survey: ScoredSurvey;
  rows: readonly Row[];
}>;
type Scene = Asked & Readonly<{ product: Product; app: FastifyInstance }>;
type Query = Readonly<Record<string, string>>;

/** Gives a file a company with 2,400 answers of customers in towns, countries and with bicycles, all of them known. */
export function useTestSegments() {
  let kept: Scene | undefined;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const workspace = await database.newWorkspace('De Vries');
    const words = { organisation: 'Wij', readerName: 'Anna', name: 'Relatie' };
    const definition = draftFromQuestionnaire('recommendation', words);
    const survey = await newScoredSurvey(database, workspace, { definition });
    const asked = { database, workspace, survey, rows: makeRows() };
    await addTraits(asked);
    await addRows(asked);
    const product = makeTestProduct(database, { clock });
    const app = openTestHttp(product, workspace);
    figureRoutes(app, product);
    segmentRoutes(app, product);
    trendRoutes(app, product);
    kept = { ...asked, product, app };
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.database.drop();
  });

  return {
    scene,
    ask: <Reply>(path: string, query: Query) => ask<Reply>(scene().app, path, query),
    segments: (query: Query) => ask<Segments>(scene().app, '/v1/segments', query),
  };
}

async function ask<Reply>(app: FastifyInstance, path: string, query: Query): Promise<Reply> {
  const reply = await app.inject({ method: 'GET', url: `${path}?${new URLSearchParams(query)}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Reply>();
}

/** Towns lie in countries and are of very different size; Utrecht is unhappy. */
function makeRows(): readonly Row[] {
  const random = seededRandom(11);
  return Array.from({ length: 2_400 }, () => {
    const town = 1 + Math.floor(random() ** 2.4 * 7);
    const score = Math.min(10, Math.floor((town === 2 ? 3 : 6) + random() * 5));
    const start = Date.UTC(2025, 10, 1);
    const day = new Date(start + Math.floor(random() * 385) * 86_400_000).toISOString().slice(0, 10);
    return {
      day,
      score,
      town,
      country: town < 5 ? 1 : 2,
      product: 1 + Math.floor(random() ** 4 * 3),
      language: random() < 0.004 ? 'e' : town < 5 ? 'n' : 'b',
    };
  });
}

/** What rows are told apart by. */
async function addTraits({ database, workspace }: Asked): Promise<void> {
  const traits = [
    { source: 'attribute', key: 'town', values: towns },
    { source: 'country', key: '', values: countries },
    { source: 'event', key: 'product', values: products },
  ];
  for (const [slot, { source, key, values }] of traits.entries()) {
    await database.superuser.query('insert into trait (workspace_id, slot, source, key) values ($1, $2, $3, $4)', [
      workspace.id,
      slot,
      source,
      key,
    ]);
    await database.superuser.query(
      `insert into trait_value (workspace_id, slot, code, value)
       select $1, $2, place, value from unnest($3::text[]) with ordinality as given (value, place)`,
      [workspace.id, slot, values.slice(1)],
    );
  }
}

async function addRows({ database, workspace, survey, rows }: Asked): Promise<void> {
  for (const month of new Set(rows.map(({ day }) => `${day.slice(0, 7)}-01`)))
    await database.superuser.query('select ensure_score_month($1::date)', [month]);
  const ids = rows.map(() => uuid());
  const column = <Name extends keyof Row>(name: Name) => rows.map((row) => row[name]);
  await database.superuser.query(
    `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
       answers, is_test, started_at, changed_at)
     select $1, id, $2, $3, 'key:' || id::text, 'link', 'human', 'nl', jsonb_build_object('nps', score), false, day, day
     from unnest($4::uuid[], $5::int[], $6::date[]) as given (id, score, day)`,
    [workspace.id, survey.id, survey.version, ids, column('score'), column('day')],
  );
  await database.superuser.query(
    `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
       is_complete, language, channel, q0, a0, a1, a2)
     select $1, day, id, $2, $3, day, 'h', false, true, language::"char", 'l', score, town, country, product
     from unnest($4::uuid[], $5::int[], $6::date[], $7::text[], $8::int[], $9::int[], $10::int[])
       as given (id, score, day, language, town, country, product)`,
    [
      workspace.id,
      survey.id,
      survey.version,
      ids,
      column('score'),
      column('day'),
      column('language'),
      column('town'),
      column('country'),
      column('product'),
    ],
  );
}
