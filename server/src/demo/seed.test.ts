import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { seedCompany } from './seed.ts';
import { SeedError } from './seed-error.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('a seeded company', () => {
  let db: TestDatabase;
  let product: Product;

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => now });
  });

  afterAll(() => db.drop());

  const seed = async (
    name: string,
    change: Readonly<{
      seed?: number;
      responses?: number;
      surveys?: number;
      texts?: number;
      isScoresOnly?: boolean;
    }> = {},
  ) => {
    const { id, code, ownerId } = await db.newWorkspace(name);
    const owner = { workspaceId: id, code, staffId: ownerId };
    const wish = { company: name, responses: 4_000, seed: 7, texts: 0.1, surveys: 20, now, ...change };
    await seedCompany(product, { ...wish, owner, database: db.superuser.options });
    return owner;
  };
  const rows = async (text: string, workspaceId: string) => (await db.superuser.query(text, [workspaceId])).rows;

  it('has all its answers, over three years, of twenty surveys that ask three to eight things', async () => {
    const { workspaceId } = await seed('Eerste');
    const [counted] = await rows(
      `select count(*)::int as responses, count(distinct survey_id)::int as surveys, min(day)::text as first, max(day)::text as last,
         count(a10) * 100 / count(*) as invited, count(distinct a13) > 100 as campaigns,
         (select min(n)::text || '-' || max(n) from (
           select (select count(*) from jsonb_object_keys(slots)) as n from survey_version where workspace_id = $1) asked) as items
       from score_row where workspace_id = $1`,
      workspaceId,
    );
    expect(counted).toMatchObject({
      ...{ responses: 4_000, surveys: 20, first: '2023-11-21', last: '2026-11-20', campaigns: true, items: '3-8' },
      invited: expect.toSatisfy((share: string) => Number(share) > 75),
    });
    const [same] = await rows(
      `select count(*)::int as count from response join score_row using (workspace_id, survey_id, survey_version_id)
       where workspace_id = $1 and score_row.response_id = response.id and score_row.day = (started_at at time zone 'UTC')::date
         and (completed_at is not null) = is_complete and response.vote_class like score_row.vote_class::text || '%'
         and q0 is not distinct from coalesce(answers ->> 'nps', answers ->> 'sat_overall')::int`,
      workspaceId,
    );
    expect(same, 'what is counted is what was answered').toEqual({ count: 4_000 });
    const [texts] = await rows(
      `select count(*) filter (where answers ->> 'why' is not null)::int between 300 and 500 as some,
         (select count(*)::int from response_contact where workspace_id = $1) between 50 and 500 as linked,
         (select count(*)::int from customer_event where workspace_id = $1) > 200 as orders,
         (select count(*)::int from score_row_other) as strays
       from response where workspace_id = $1`,
      workspaceId,
    );
    expect(texts).toEqual({ some: true, linked: true, orders: true, strays: 0 });
    const changes = await rows(
      `select count(*)::int as months, bool_and(kind = 'm') as all from score_change where workspace_id = $1`,
      workspaceId,
    );
    expect(changes[0], 'and columns hear of it').toMatchObject({ all: true });
  });

  it('has the same scores without its responses, where those would not fit', async () => {
    const [whole, scores] = [
      await seed('Heel', { responses: 300 }),
      await seed('Scores', { responses: 300, isScoresOnly: true }),
    ];
    const counted = ({ workspaceId }: { workspaceId: string }) =>
      rows(
        `select count(*)::int as rows, sum(q0)::int as sum, sum(a6)::int as ranks, min(answered_at) as first,
           (select count(*)::int from response where workspace_id = $1) as responses,
           (select count(*)::int from response_contact where workspace_id = $1) as links
         from score_row where workspace_id = $1`,
        workspaceId,
      );
    const [[one], [other]] = [await counted(whole), await counted(scores)];
    expect(one).toMatchObject({ rows: 300, responses: 300, links: expect.toSatisfy((links: number) => links > 0) });
    expect(other).toEqual({ ...one, responses: 0, links: 0 });
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, same, other] = [
      await seed('Een', { responses: 300 }),
      await seed('Zelfde', { responses: 300 }),
      await seed('Ander', { responses: 300, seed: 8 }),
    ];
    const drawn = (workspaceId: string) =>
      rows(
        `select id, respondent_key, answers, started_at, (select array_agg(attributes order by id) from contact where workspace_id = $1) as known
         from response where workspace_id = $1 order by id`,
        workspaceId,
      );
    expect(await drawn(same.workspaceId)).toEqual(await drawn(one.workspaceId));
    expect(await drawn(other.workspaceId)).not.toEqual(await drawn(one.workspaceId));
  });

  it('has all its answers in one survey where one is wished, in words of three languages that the worker is to take up', async () => {
    const { workspaceId } = await seed('Enkel', { responses: 400, surveys: 1, texts: 1 });
    const [counted] = await rows(
      `select count(distinct survey_id)::int as surveys, count(distinct language)::int as languages, count(answers ->> 'why')::int as texts,
         (select count(*)::int from text_filling where workspace_id = $1 and finished_at is null) as filling
       from response where workspace_id = $1`,
      workspaceId,
    );
    expect(counted).toEqual({ surveys: 1, languages: 3, texts: 400, filling: 1 });
    await expect(seed('Geen', { surveys: 0 })).rejects.toThrow(SeedError);
  });

  it('is refused to a company that has answers, also of people of whom nothing is known', async () => {
    const workspace = await db.newWorkspace('Beantwoord');
    const survey = await newSurvey(db.superuser, workspace);
    const connection = await db.databases.answerPool.connect();
    await storeActs(connection, [newAct(workspace, survey)], now).finally(() => connection.release());
    const answered = { workspaceId: workspace.id, code: workspace.code, staffId: workspace.ownerId };
    const owner = await seed('Bezet', { responses: 100 });
    const wish = {
      company: 'Bezet',
      responses: 100,
      seed: 1,
      texts: 0,
      surveys: 20,
      now,
      database: db.superuser.options,
    };
    await expect(seedCompany(product, { ...wish, owner })).rejects.toThrow(SeedError);
    await expect(seedCompany(product, { ...wish, owner: answered })).rejects.toThrow(SeedError);
  });
});
