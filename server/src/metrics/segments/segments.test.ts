import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import { countTotal } from '../figures/count-figure.ts';
import { openFigure } from '../figures/open-figure.ts';
import { figureRoutes } from '../figures/routes.ts';
import type { TraitValues } from '../figures/schema.ts';
import { newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';
import { trendRoutes } from '../trend/routes.ts';
import { segmentRoutes } from './routes.ts';
import type { CrossTab, Segments } from './schema.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');
const towns = ['', 'Zeist', 'Utrecht', 'Houten', 'Bunnik', 'Oslo', 'Bergen', 'Moss'];
const countries = ['', 'nl', 'no'];
const products = ['', 'step', 'fiets', 'bakfiets'];

type Row = Readonly<{ day: string; score: number; town: number; country: number; product: number; language: string }>;

let database: TestDatabase;
let workspace: TestWorkspace;
let survey: ScoredSurvey;
let app: FastifyInstance;
let rows: readonly Row[];
let product: Product;

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

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  const definition = draftFromQuestionnaire('recommendation', {
    organisation: 'Wij',
    readerName: 'Anna',
    name: 'Relatie',
  });
  survey = await newScoredSurvey(database, workspace, { definition });
  rows = makeRows();
  await addTraits();
  await addRows();
  product = makeTestProduct(database, { clock });
  app = openTestHttp(product, workspace);
  figureRoutes(app, product);
  segmentRoutes(app, product);
  trendRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function addTraits(): Promise<void> {
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

async function addRows(): Promise<void> {
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

async function ask<Reply>(path: string, query: Readonly<Record<string, string>>): Promise<Reply> {
  const reply = await app.inject({ method: 'GET', url: `${path}?${new URLSearchParams(query)}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Reply>();
}

const segments = (query: Readonly<Record<string, string>>) => ask<Segments>('/v1/segments', query);

describe('the values that groups can be chosen by', () => {
  test('are listed for whoever chooses, and a figure names only those that are chosen', async () => {
    const { data } = await ask<Readonly<{ data: readonly TraitValues[] }>>('/v1/traits', {
      survey: showId('srv', survey.id),
    });
    const offered = data.find(({ name }) => name === 'attribute:town')?.values ?? [];
    expect(offered.map(({ value }) => value).toSorted()).toEqual(towns.slice(1).toSorted());
    const { head } = await segments({ by: 'country', where: 'attribute:town~Zeist', period: 'all' });
    const named = (name: string) => head?.traits.find((trait) => trait.name === name);
    expect(named('attribute:town')).toMatchObject({ value_count: 7, chosen: [{ value: 'Zeist', label: 'Zeist' }] });
    expect(named('country')).toMatchObject({ value_count: 2, chosen: [] });
    expect(JSON.stringify(head)).not.toContain('Houten');
  });

  test('are none that fewer than five answers have', async () => {
    const { data } = await ask<Readonly<{ data: readonly TraitValues[] }>>('/v1/traits', {});
    const offered = data.find(({ name }) => name === 'language')?.values ?? [];
    const own = { nl: 'n', nb: 'b', en: 'e' };
    const large = Object.entries(own).flatMap(([name, letter]) =>
      rows.filter(({ language }) => language === letter).length >= disclosureMinimum ? [name] : [],
    );
    expect(offered.map(({ value }) => value).toSorted()).toEqual(large.toSorted());
  });
});

describe('the groups of a trait', () => {
  test('stand each against the rest, the unhappy ones last, and are judged for how many they are', async () => {
    const { by, groups, total, head } = await segments({ by: 'attribute:town', period: 'all' });
    expect(by).toEqual({ name: 'attribute:town', label: 'town' });
    expect(total?.n).toBe(rows.length);
    expect(head?.unit).not.toBeNull();
    const last = groups.at(-1);
    expect(last).toMatchObject({ value: 'Utrecht', comparison: { verdict: 'lower', is_better: false } });
    expect(last?.comparison.adjusted_p_value).toBeGreaterThanOrEqual(last?.comparison.p_value ?? 1);
    for (const { value, estimate, is_partial: isPartial } of groups) {
      const own = rows.filter(({ town }) => towns[town] === value).length;
      if (!isPartial) expect(estimate.n).toBe(own);
      expect(estimate.n).toBeLessThanOrEqual(own);
      expect(estimate.n).toBeGreaterThanOrEqual(disclosureMinimum);
    }
  });

  test('are those of the first trait that tells anything, when none is named', async () => {
    expect((await segments({ period: 'all' })).by?.name).toBe('attribute:town');
  });

  test('tell how they changed since the year before, each by its own answers', async () => {
    const { groups } = await segments({ by: 'country', period: '2026-Q3', compare: 'previous' });
    expect(groups.map(({ change }) => change?.verdict)).toEqual(['no difference shown', 'no difference shown']);
    expect((await segments({ by: 'country', period: '2026-Q3' })).groups[0]?.change).toBeNull();
  });

  test('are refused by a trait that there is not, and by too many at once', async () => {
    const refused = await app.inject({ method: 'GET', url: '/v1/segments?by=attribute:shoe' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'unknown_trait']);
    const where = ['attribute:town~Zeist', 'country~nl', 'event:product~step', 'language~nl'].join(';');
    const many = await app.inject({
      method: 'GET',
      url: `/v1/segments?${new URLSearchParams({ by: 'channel', where })}`,
    });
    expect(many.json().code).toBe('traits_too_many');
  });
});

describe('a cross-tab', () => {
  test('tells the answers by group: shares of the column, n, intervals and letters', async () => {
    const tab = await ask<CrossTab>('/v1/cross-tabs', { columns: 'attribute:town', period: 'all' });
    const utrecht = tab.columns.findIndex(({ value }) => value === 'Utrecht');
    const detractors = tab.answers.find(({ key }) => key === 'detractors');
    expect(detractors?.cells[utrecht]?.letters.length).toBeGreaterThan(0);
    for (const [place, column] of tab.columns.entries()) {
      const scores = tab.answers.filter(({ kind }) => kind === 'score');
      expect(scores.reduce((sum, { cells }) => sum + (cells[place]?.count ?? 0), 0)).toBe(column.n);
      const share = detractors?.cells[place]?.share;
      expect(share?.n).toBe(column.n);
      expect(share?.low).toBeLessThanOrEqual(share?.estimate ?? -1);
    }
    expect(tab.association?.p_value).toBeLessThan(0.001);
  });

  test('of two traits has the score of each pair, and none of a pair that is too small', async () => {
    const asked = { columns: 'country', rows: 'event:product', period: 'all' };
    const tab = await ask<CrossTab>('/v1/cross-tabs', asked);
    expect(tab.rows_by?.name).toBe('event:product');
    for (const row of tab.rows) {
      for (const cell of row.cells) expect(cell?.n ?? disclosureMinimum).toBeGreaterThanOrEqual(disclosureMinimum);
    }
    expect(tab.rows[0]?.cells[0]?.n).toBeGreaterThan(100);
  });
});

describe('a table that is taken along', () => {
  test.each(['csv', 'xlsx'])('has the figures of the screen, as %s', async (format) => {
    const reply = await app.inject(`/v1/segments/table?by=country&period=all&format=${format}`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename=".+\\.${format}"$`));
    if (format === 'xlsx') return;
    const { groups } = await segments({ by: 'country', period: 'all' });
    const lines = reply.body.split('\r\n');
    for (const [place, { label, estimate }] of groups.entries()) {
      const [name, score, , , n] = lines[place + 1]?.slice(1, -1).split('","') ?? [];
      expect([name, Math.round(Number(score)), Number(n)]).toEqual([
        label,
        Math.round(estimate.estimate ?? Number.NaN),
        estimate.n,
      ]);
    }
  });

  test.each(['rows=event:product&columns=country', 'columns=attribute:town'])('of a cross-tab by %s', async (query) => {
    const reply = await app.inject(`/v1/cross-tabs/table?${query}&period=all&format=csv`);
    expect(reply.statusCode).toBe(200);
    expect(reply.body.split('\r\n').length).toBeGreaterThan(4);
  });
});

test('SQL finds the very rows that the columns count, of groups as of everybody', async () => {
  await inWorkspace(product.databases.app, workspace.id, async (db) => {
    for (const where of ['', 'country~nl', 'event:product~step~fiets;language~nl', 'attribute:town~Moss']) {
      const asked = { period: '12m', where: encodeWhere(where), today: '2026-11-21', language: 'en' } as const;
      const figure = await openFigure(db, product.columns, asked);
      if (figure === undefined) throw new Error('no survey');
      const { rows: found } = await sql<{ score: number; count: number }>`
        select ${storedScore(figure.item)} as score, count(*)::int as count from score_row s
        where ${responseConditions(db, figure)} group by 1 order by 1`.execute(db.trx);
      const counted = countTotal(figure).flatMap((count, score) => (count === 0 ? [] : [{ score, count }]));
      expect(found, where).toEqual(counted);
    }
  });
});

function encodeWhere(where: string): string {
  return where.replaceAll(':', '%3A');
}

type Known = Readonly<{ name: string; rows: ReadonlySet<number> | undefined; n: number }>;

describe('somebody who asks the interface for groups and subtracts', () => {
  test('finds no group under five, by segments, cross-tabs and trends', async () => {
    const random = seededRandom(3);
    const known: Known[] = [];
    for (let question = 0; question < 40; question += 1) known.push(...(await askSomething(random)));
    const counts = known.filter(({ n }) => n > 0);
    expect(counts.filter(({ n }) => n < disclosureMinimum)).toEqual([]);
    const told: string[] = [];
    let pairs = 0;
    for (const one of counts) {
      for (const other of counts) {
        pairs += 1;
        const difference = other.n - one.n;
        if (difference <= 0 || difference >= disclosureMinimum || !liesWithin(one, other)) continue;
        told.push(`${one.name} (${one.n}) within ${other.name} (${other.n})`);
      }
    }
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(10_000);
  });
});

/** Only what is wholly shown has rows that are known here: the same number as its conditions let through. */
function liesWithin(one: Known, other: Known): boolean {
  const { rows: outer } = other;
  return one.rows !== undefined && outer !== undefined && [...one.rows].every((row) => outer.has(row));
}

const choices = [
  { trait: 'attribute:town', values: towns, of: (row: Row) => towns[row.town] },
  { trait: 'country', values: countries, of: (row: Row) => countries[row.country] },
  { trait: 'event:product', values: products, of: (row: Row) => products[row.product] },
  { trait: 'language', values: ['nl', 'nb', 'en'], of: (row: Row) => ({ n: 'nl', b: 'nb', e: 'en' })[row.language] },
];

async function askSomething(random: () => number): Promise<readonly Known[]> {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)];
  const chosen = choices.filter(() => random() < 0.25).slice(0, 2);
  const where = chosen.map(({ trait, values, of }) => ({
    trait,
    of,
    values: values.filter((value) => value !== '' && random() < 0.6),
  }));
  const filters = where.filter(({ values }) => values.length > 0);
  const by = pick(choices.filter(({ trait }) => !filters.some((filter) => filter.trait === trait)));
  const period = pick(['all', '12m', '2026-Q2', '2026-03', '2026']) ?? 'all';
  const query = { period, where: filters.map(writeTraitChoice).join(';') };
  const passing = (row: Row) => filters.every(({ of, values }) => values.includes(of(row) ?? ''));
  const { head, total, groups } = await segments({ ...query, by: by?.trait ?? 'country' });
  const other = pick(
    choices.filter(({ trait }) => trait !== by?.trait && !filters.some((filter) => filter.trait === trait)),
  );
  const tab = await ask<CrossTab>('/v1/cross-tabs', {
    ...query,
    columns: by?.trait ?? 'country',
    rows: other?.trait ?? 'channel',
  });
  const trend = await ask<{ points: readonly { from: string; estimate: { n: number } }[] }>('/v1/trend', query);
  const name = `${query.where} ${period}`;
  const within = (window: Segments['head'], condition: (row: Row) => boolean, label: string, n: number): Known => {
    const matching = [...rows.keys()].filter((place) => {
      const row = rows[place];
      const { from = '', to = '' } = window?.window ?? {};
      return row && row.day >= from && row.day < to && passing(row) && condition(row);
    });
    return { name: `${name} ${label}`, n, rows: matching.length === n ? new Set(matching) : undefined };
  };
  const found = (condition: (row: Row) => boolean, label: string, n: number) => within(head, condition, label, n);
  const cells = tab.rows.flatMap((line) =>
    line.cells.map((cell, place) => {
      const column = tab.columns[place]?.value ?? '';
      const isIn = (row: Row) => by?.of(row) === column && other?.of(row) === line.value;
      return within(tab.head, isIn, `${column} and ${line.value}`, cell?.n ?? 0);
    }),
  );
  return [
    ...cells,
    found(() => true, 'all', filters.length === 0 ? 0 : (total?.n ?? 0)),
    ...groups.map(({ value, estimate }) => found((row) => by?.of(row) === value, value, estimate.n)),
    ...(filters.length === 0
      ? []
      : trend.points.map(({ from, estimate }) => ({ name: from, n: estimate.n, rows: undefined }))),
  ];
}
