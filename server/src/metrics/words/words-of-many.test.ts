import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { seedCompany } from '../../demo/seed.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { wordsRoutes } from './routes.ts';

const now = new Date('2026-11-21T10:00:00Z');
/** One in 64 of these is more than the four hundred that tell something, also of those that say what every other one says. */
const responses = 64_000;

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  workspace = await database.newWorkspace('Velen');
  const owner = { workspaceId: workspace.id, code: workspace.code, staffId: workspace.ownerId };
  const wish = { company: 'Velen', responses, seed: 3, texts: 0, surveys: 1, now };
  await seedCompany(product, { ...wish, owner, database: database.superuser.options });
  await database.superuser.query(
    `insert into response_text (workspace_id, response_id, survey_id, day, language, questions, parts, stems)
     select workspace_id, id, survey_id, (started_at at time zone 'UTC')::date, 'nl', '{why}', array[words],
       array_to_tsvector(array[' w' || workspace_id::text, ' lnl']) || to_tsvector('words_nl', words)
     from (
       select *, case when place % 2 = 0 then 'De bezorger kwam' else 'Niemand kwam' end
         || case when place % 4000 = 0 then ' voor het scharnier' else '' end as words
       from (select *, row_number() over (order by id) as place from response where workspace_id = $1 and vote_class = 'human') one
     ) said`,
    [workspace.id],
  );
  await database.superuser.query('update text_filling set finished_at = now() where workspace_id = $1', [workspace.id]);
  await database.superuser.query('analyze response_text');
  app = openTestHttp(product, workspace, { language: 'nl' });
  wordsRoutes(app, product);
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask(query: string) {
  const reply = await app.inject({ method: 'GET', url: `/v1/words?period=all&limit=10&${query}` });
  expect(reply.statusCode).toBe(200);
  return reply.json();
}

/** Read text by text, whatever is indexed. */
async function read(words: string, highest = 10): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ id: string }>(
    `select t.response_id as id from response_text t
     join score_row s on s.workspace_id = t.workspace_id and s.survey_id = t.survey_id and s.day = t.day and s.response_id = t.response_id
     where t.workspace_id = $1 and t.parts::text like $2 and ($3 = 10 or s.q0 <= $3)
     order by t.day desc, t.response_id desc`,
    [workspace.id, `%${words}%`, highest],
  );
  return rows.map(({ id }) => id);
}

type Told = Readonly<{ total: number; total_of: string; share: { n: number; low: number; high: number } | null }>;

/** Nearer than four standard errors of so many in the sample. */
function isNear({ total }: Told, right: number): boolean {
  return Math.abs(total - right) < 4 * (right / Math.sqrt(right / 64));
}

describe('where a great many customers wrote', () => {
  test('what many say is estimated from some of them, with the interval of those alone', async () => {
    const told = await ask('q=bezorger');
    const right = await read('bezorger');
    expect(told).toMatchObject({ total_of: 'sample', share_of: 'sample', score_of: 'sample' });
    expect(isNear(told, right.length), `${told.total} of ${right.length}`).toBe(true);
    expect(told.share.n).toBeGreaterThan(800);
    expect(told.share.n).toBeLessThan(1200);
    expect(told.share.low).toBeLessThan(0.5);
    expect(told.share.high).toBeGreaterThan(0.5);
  });

  test('the list of what many say is the newest of all, a page at a time, each once', async () => {
    const first = await ask('q=bezorger');
    const second = await ask(`q=bezorger&cursor=${first.next_cursor}`);
    const shown = [...first.data, ...second.data].map((text: { response_id: string }) => text.response_id);
    const newest = (await read('bezorger')).slice(0, 20);
    expect(shown).toEqual(newest.map((id) => showId('rsp', id)));
  });

  test('what few say is counted', async () => {
    const told = await ask('q=scharnier');
    expect(told).toMatchObject({ total: (await read('scharnier')).length, total_of: 'all', share_of: 'all' });
    expect(told.share.n).toBeGreaterThan(60_000);
  });

  test('a large part of the customers is estimated, and what they say too', async () => {
    const unhappy = await ask('score_to=8');
    expect(unhappy).toMatchObject({ total_of: 'sample', refusal: null, share: null });
    expect(isNear(unhappy, (await read('', 8)).length)).toBe(true);
    const told = await ask('q=bezorger&score_to=8');
    expect(told.share_of).toBe('sample');
    expect(isNear(told, (await read('bezorger', 8)).length)).toBe(true);
  });

  test('a small part of them is counted, also by words that many others say', async () => {
    const told = await ask('q=bezorger&score_to=3');
    expect(told).toMatchObject({ total: (await read('bezorger', 3)).length, total_of: 'all', share_of: 'all' });
    expect(told.share.n).toBe((await read('', 3)).length);
  });

  test('what customers of one class say is the same by the marks of their texts as by all score rows', async () => {
    const asked = `q=bezorger&where=${encodeURIComponent('attribute:class~goud')}`;
    const pages = async () => {
      const { is_filling: _, ...first } = await ask(asked);
      const { is_filling: __, ...next } = await ask(`${asked}&cursor=${first.next_cursor}`);
      return { first, next };
    };
    const byMarks = await pages();
    await database.superuser.query('update text_filling set finished_at = null where workspace_id = $1', [
      workspace.id,
    ]);
    expect(await pages()).toEqual(byMarks);
    const { first, next } = byMarks;
    expect(first.total).toBeGreaterThan(2000);
    expect(first).toMatchObject({ total_of: 'all', share: { method: 'wilson' } });
    expect(next).toMatchObject({ total: null, share: null, score: null });
    expect(new Set([...first.data, ...next.data].map((text: { response_id: string }) => text.response_id)).size).toBe(
      20,
    );
  });

  test('the sample tells another company nothing', async () => {
    const other = await database.newWorkspace('Ander');
    const [survey] = (await database.superuser.query('select id from survey where workspace_id = $1', [workspace.id]))
      .rows;
    const found = (asking: string) =>
      inWorkspace(product.databases.app, asking, async ({ trx }) => {
        const { rows } = await sql`
          select response_id from find_sampled_texts('''bezorger'' | '' w${sql.raw(workspace.id)}''', ${survey.id}, '-infinity', 'infinity')`.execute(
          trx,
        );
        return rows.length;
      });
    expect(await found(workspace.id)).toBeGreaterThan(400);
    expect(await found(other.id)).toBe(0);
  });
});
