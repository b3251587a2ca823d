import { driverImportance } from '@voldaan/domain/stats/driver-importance';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { openHttp } from '../http/open-http.ts';
import { driversRoutes } from '../metrics/drivers/routes.ts';
import type { Drivers } from '../metrics/drivers/schema.ts';
import { expectationRoutes } from '../metrics/expectation/routes.ts';
import type { Expectation } from '../metrics/expectation/schema.ts';
import { momentsRoutes } from '../metrics/moments/routes.ts';
import type { Moments } from '../metrics/moments/schema.ts';
import { scoreRoutes } from '../metrics/score/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { openDemo } from './open-demo.ts';

let database: TestDatabase;
let app: FastifyInstance;
const surveys = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database, { clock: () => new Date('2026-11-21T12:00:00Z') });
  const { workspaceId, code, staffId } = await openDemo(product);
  const owner = {
    workspaceId,
    workspaceCode: code,
    staffId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  } as const;
  app = openHttp(product, async () => owner, { requestsPerMinute: 1_000_000 });
  driversRoutes(app, product);
  scoreRoutes(app, product);
  expectationRoutes(app, product);
  momentsRoutes(app, product);
  const { rows } = await database.superuser.query<{ id: string; name: string }>('select id, name from survey');
  for (const { id, name } of rows) surveys.set(name, showId('srv', id));
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask<Reply>(path: string): Promise<Reply> {
  const reply = await app.inject({ method: 'GET', url: `/v1/${path}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Reply>();
}

type GroupNorm = Readonly<{ survey: string; item: string; trait: string; group: string; value: number }>;

async function setNorm({ survey, item, trait, group, value }: GroupNorm): Promise<void> {
  await database.superuser.query(
    `insert into norm (workspace_id, id, survey_id, item, trait, trait_value, value, valid_from, reason, created_by,
       created_at, changed_at)
     select survey.workspace_id, $1, survey.id, $2, $3, $4, $5, '2026-01-01', 'Afgesproken', staff.id, now(), now()
     from survey join staff using (workspace_id) where survey.name = $6 limit 1`,
    [uuid(), item, trait, group, value, survey],
  );
}

const relation = () => `survey=${surveys.get('Relatieonderzoek')}`;

describe('what goes together with the grade', () => {
  test('is the same as from the answers one by one', async () => {
    const found = await ask<Drivers>(`drivers?${relation()}`);
    const names = found.chosen.map((key) => key.split(':')[0] ?? '');
    const { rows } = await database.superuser.query<{ answers: Readonly<Record<string, number | null>> }>(
      `select answers from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
       where s.name = 'Relatieonderzoek' and r.vote_class = 'human' and r.started_at >= '2025-11-22'`,
    );
    const column = (name: string) => rows.map(({ answers }) => answers[name] ?? null);
    const byRow = driverImportance({ drivers: names.map(column), outcome: column('grade_overall') });
    expect(found.n).toBe(byRow.n);
    expect(found.rows_lost).toBe(byRow.rowsLost);
    expect(found.r_squared?.estimate).toBeCloseTo(byRow.rSquared ?? Number.NaN, 10);
    for (const [place, driver] of found.drivers.entries()) {
      expect(driver.share.estimate).toBeCloseTo(byRow.drivers?.[place]?.lmgShare ?? Number.NaN, 10);
      expect(driver.coefficient.estimate).toBeCloseTo(byRow.drivers?.[place]?.coefficient ?? Number.NaN, 10);
      expect(driver.variance_inflation).toBeCloseTo(byRow.drivers?.[place]?.varianceInflation ?? Number.NaN, 8);
    }
  });

  test('comes at once without intervals, and then nothing is decided', async () => {
    const { drivers, bootstrap } = await ask<Drivers>(`drivers?${relation()}`);
    expect(bootstrap).toBeNull();
    expect(drivers).toHaveLength(8);
    expect(drivers.every(({ share }) => share.low === null && share.display === 'answers only')).toBe(true);
    expect(drivers.some(({ is_decided }) => is_decided)).toBe(false);
  });

  test('with intervals names what to improve first, the same to every reader', async () => {
    const first = await ask<Drivers>(`drivers?${relation()}&bootstrap=true`);
    expect(await ask<Drivers>(`drivers?${relation()}&bootstrap=true`)).toEqual(first);
    const improve = first.drivers.filter((one) => one.is_decided && one.quadrant === 'concentrate_here');
    expect(improve.map(({ key }) => key.split(':')[0])).toEqual([
      'experienced_response_speed',
      'experienced_kept_informed',
    ]);
    for (const { share } of first.drivers) {
      expect(share.low).toBeLessThan(share.estimate ?? 0);
      expect(share.high).toBeGreaterThan(share.estimate ?? 1);
    }
    expect(first.r_squared?.low).toBeGreaterThan(0.5);
    expect(first.map).toEqual({ unit: 'score', importance_cut: 0.125, score_cut: 7.5, is_norm: true });
  });

  test('is resampled by customers once it is known that they answered more than once', async () => {
    const query = `drivers?${relation()}&bootstrap=true`;
    const before = await ask<Drivers>(query);
    const link = (change: string) =>
      database.superuser.query(
        `with own as (
           select l.response_id, first_value(l.contact_id) over (order by l.response_id) as whose, l.contact_id,
             row_number() over (order by l.response_id) as place
           from response_contact l join response r on r.workspace_id = l.workspace_id and r.id = l.response_id
           join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
           where s.name = 'Relatieonderzoek' and l.contact_id is not null and r.started_at >= '2025-11-22'
         ) ${change}`,
      );
    const { rows: kept } = await link('select response_id, contact_id from own where place <= 200');
    expect(kept).toHaveLength(200);
    await link(`update response_contact l set contact_id = own.whose from own
      where l.response_id = own.response_id and own.place <= 200`);
    const after = await ask<Drivers>(query);
    expect([after.n, after.r_squared?.estimate]).toEqual([before.n, before.r_squared?.estimate]);
    expect(after.bootstrap?.groups).toBeLessThan((before.bootstrap?.groups ?? 0) - 100);
    await database.superuser.query(
      `update response_contact l set contact_id = given.contact from unnest($1::uuid[], $2::uuid[]) as given (response, contact)
       where l.response_id = given.response`,
      [kept.map(({ response_id }) => response_id), kept.map(({ contact_id }) => contact_id)],
    );
    expect((await ask<Drivers>(query)).bootstrap?.groups).toBe(before.bootstrap?.groups);
  });

  test('is told of no group in which three customers gave all of the scores, though more gave the grade', async () => {
    const query = `drivers?${relation()}&where=language~en&period=12m`;
    const before = await ask<Drivers>(query);
    expect([before.n, before.rows_lost, before.refusal?.reason]).toEqual([20, 4, 'too_few_rows']);
    const names = [...before.chosen.map((key) => key.split(':')[0] ?? ''), 'grade_overall'];
    const { rows: kept } = await database.superuser.query<{ response_id: string; contact_id: string }>(
      `select l.response_id, l.contact_id from response_contact l
       join response r on r.workspace_id = l.workspace_id and r.id = l.response_id
       join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
       where s.name = 'Relatieonderzoek' and r.language = 'en' and r.vote_class = 'human' and r.started_at >= '2025-11-22'
         and not exists (select from unnest($1::text[]) name where jsonb_typeof(r.answers -> name) is distinct from 'number')`,
      [names],
    );
    expect(kept.length).toBeGreaterThanOrEqual(20);
    const give = (contactOf: (place: number) => string | undefined) =>
      database.superuser.query(
        `update response_contact l set contact_id = given.contact from unnest($1::uuid[], $2::uuid[]) as given (response, contact)
         where l.response_id = given.response`,
        [kept.map(({ response_id }) => response_id), kept.map((_, place) => contactOf(place))],
      );
    await give((place) => kept[place % 3]?.contact_id);
    const after = await ask<Drivers>(query);
    const { n: graded } = (await ask<{ score: { n: number } }>(`score?${relation()}&where=language~en&period=12m`))
      .score;
    await give((place) => kept[place]?.contact_id);
    expect(graded).toBeGreaterThan(kept.length);
    expect([after.n, after.refusal?.reason]).toEqual([0, 'not_disclosed']);
  });

  test('is cut at the norm in force, of a group at its own', async () => {
    const before = await ask<Drivers>(`drivers?${relation()}&where=language~nl`);
    expect(before.map).toMatchObject({ score_cut: 7.5, is_norm: true });
    await setNorm({
      survey: 'Relatieonderzoek',
      item: before.head?.item.key ?? '',
      trait: 'language',
      group: 'nl',
      value: 6.5,
    });
    const after = await ask<Drivers>(`drivers?${relation()}&where=language~nl`);
    expect(after.map).toMatchObject({ score_cut: 6.5, is_norm: true });
    const everybody = await ask<Drivers>(`drivers?${relation()}`);
    expect(everybody.map).toMatchObject({ score_cut: 7.5, is_norm: true });
  });

  test('may be asked of other items, of no unknown ones, and says how many answers are missing', async () => {
    const { head } = await ask<Drivers>(`drivers?${relation()}`);
    const two =
      head?.items
        .filter(({ key }) => key.startsWith('experienced_'))
        .slice(0, 2)
        .map(({ key }) => key) ?? [];
    const few = await ask<Drivers>(`drivers?${relation()}&drivers=${encodeURIComponent(two.join())}`);
    expect(few.chosen).toEqual(two);
    const early = await ask<Drivers>(`drivers?${relation()}&period=30d&bootstrap=true`);
    expect(early).toMatchObject({ refusal: { reason: 'too_few_rows' }, drivers: [], bootstrap: null });
    expect(early.answers_needed).toBe(100 - early.n);
    const unknown = await app.inject({ method: 'GET', url: `/v1/drivers?${relation()}&drivers=weather` });
    expect(unknown.json()).toMatchObject({ code: 'unknown_item' });
    const weight = head?.items.find(({ key }) => key.startsWith('importance_'))?.key ?? '';
    const refused = await app.inject({
      method: 'GET',
      url: `/v1/drivers?${relation()}&drivers=${encodeURIComponent(weight)}`,
    });
    expect(refused.json()).toMatchObject({ code: 'unknown_item' });
  });
});

describe('what was expected', () => {
  test('is set beside what came of it, part by part and for the whole', async () => {
    const { parts } = await ask<Expectation>(`expectation?survey=${surveys.get('Verwachting en beleving')}`);
    const informed = parts.find(({ name }) => name === 'kept_informed');
    const [worse, same, better] = [informed?.direct?.worse, informed?.direct?.as_expected, informed?.direct?.better];
    expect((worse?.estimate ?? 0) + (same?.estimate ?? 0) + (better?.estimate ?? 0)).toBeCloseTo(1, 12);
    expect(informed?.direct?.mean.high).toBeLessThan(0);
    const whole = parts.find(({ name }) => name === 'overall');
    const { expected, experienced, gap } = whole?.pair ?? {};
    expect((experienced?.estimate ?? 0) - (expected?.estimate ?? 0)).toBeCloseTo(gap?.estimate ?? Number.NaN, 10);
  });

  test('is followed of the same persons, as their own answers say', async () => {
    const { parts, baseline } = await ask<Expectation>(`expectation?survey=${surveys.get('Verwachting en beleving')}`);
    const { rows } = await database.superuser.query<{ gap: number; n: number }>(`
      select avg((after.answers->>'experienced_delivery')::float8 - (before.answers->>'exp_will_delivery')::float8) as gap,
        count(*)::int as n
      from response after
      join survey on survey.id = after.survey_id and survey.questionnaire = 'expectation-gap'
      join response_contact one on one.response_id = after.id
      join response_contact other on other.contact_id = one.contact_id
      join response before on before.id = other.response_id and before.started_at < after.started_at
      join survey earlier on earlier.id = before.survey_id and earlier.questionnaire = 'expectation'`);
    const delivery = parts.find(({ name }) => name === 'delivery')?.same_person;
    expect(delivery?.gap.n).toBe(rows[0]?.n);
    expect(delivery?.gap.estimate).toBeCloseTo(rows[0]?.gap ?? Number.NaN, 10);
    expect(baseline?.reliability.gap).toBeLessThan(baseline?.reliability.experienced ?? 0);
    const advertising = baseline?.sources.find(({ id }) => id === 'advertising')?.gap;
    expect(advertising?.high).toBeLessThan(baseline?.sources.find(({ id }) => id === 'own_experience')?.gap?.low ?? 0);
  });

  test('shows no source that fewer than five persons named', async () => {
    const { baseline } = await ask<Expectation>(`expectation?survey=${surveys.get('Verwachting en beleving')}`);
    for (const { gap } of baseline?.sources ?? []) expect(gap === null || gap.n >= 5).toBe(true);
    expect(baseline?.sources.some(({ gap }) => gap === null)).toBe(true);
  });
});

describe('the journey', () => {
  test('has a score at each moment where customers were asked, and names the weakest', async () => {
    const { moments, weakest, line } = await ask<Moments>('moments');
    expect(line?.metric).toEqual({ id: 'mean-B10', kind: 'mean' });
    const asked = moments.filter((one) => one.asked !== null);
    expect(asked.length).toBeGreaterThanOrEqual(9);
    expect(moments.length).toBeGreaterThan(asked.length);
    expect(moments.find(({ id }) => id === weakest)?.name).toBe('Eerste vraag');
    for (const { asked: said } of asked) {
      expect(said?.score.n).toBeGreaterThanOrEqual(5);
      expect(said?.gap?.n).toBe(said?.score.n);
    }
  });

  test('says over which days and of which survey nobody answered, so that others can be chosen', async () => {
    const survey = surveys.get('Verwachting en beleving');
    const before = await ask<Moments>(`moments?survey=${survey}&period=2020-01`);
    // Groups are told by whole quarters.
    expect(before.window).toEqual({ from: '2020-01-01', to: '2020-04-01' });
    expect(before.surveys).toEqual([{ id: survey, name: 'Verwachting en beleving' }]);
    expect(before.line).toBeNull();
  });

  test('holds a moment against the norm that was set for it, and the others against none', async () => {
    const { weakest, moments } = await ask<Moments>('moments');
    const { asked } = moments.find(({ id }) => id === weakest) ?? {};
    const [, group = ''] = asked?.where.split('~') ?? [];
    await setNorm({ survey: asked?.survey.name ?? '', item: asked?.item ?? '', trait: 'touchpoint', group, value: 9 });
    const after = await ask<Moments>('moments');
    const normed = after.moments.flatMap((one) => (one.asked === null || one.asked.norm === null ? [] : [one]));
    expect(normed.map(({ id, asked: said }) => [id, said?.norm])).toEqual([[weakest, { norm: 9, verdict: 'not met' }]]);
    expect(after.line?.norm).toBeNull();
  });
});
