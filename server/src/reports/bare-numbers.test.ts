import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';

let database: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildApp(makeTestProduct(database));
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

/** A place in a reply where a number stands, with the names beside it. */
type Place = Readonly<{ path: string; beside: readonly string[] }>;

/** What a number may be without being a figure about customers. A new one needs its line here, or an interval. */
const noFigures: readonly Readonly<{ place: RegExp; because: string }>[] = [
  { place: /\.(minimum|maximum|step)$/, because: 'the scale of a question' },
  { place: /\.(from|to)$/, because: 'the ends of a group of scores' },
  {
    place: /\.norm(_line\[\]|s\[\])?\.(norm|value)$|\.(watch|verdict|line|bounds)\.norm$/,
    because: 'what somebody promised',
  },
  {
    place: /(_cut|\.shift(_to_norm)?|\.eligibility|false_alarms_per_year|\.worthwhile|\.margin)$/,
    because: 'laid down before',
  },
  { place: /\.weight_(least|most)$|\.weighed\.(effective_n|design_effect)$/, because: 'what weights cost' },
  {
    place: /\.(chi_square|p_value|adjusted_p_value|cramers_v|rank_z|variance_inflation)$/,
    because: 'a test of a figure',
  },
  { place: /\.(top_share|detectable|reliability\.\w+)$/, because: 'how far a figure beside it can be trusted' },
  { place: /\.(data\[\]|comments\[\]|scores\[\]|case|first)\.score$|answers_below_minimum/, because: 'one answer' },
  { place: /\/responses\b.*\.(answers|value|preselected)|distribution\[\]\.score/, because: 'one answer' },
  { place: /\.amounts?(\[\]\.amount|_of_all)?$/, because: 'money that was paid, added up' },
  { place: /visit-due\.data\[\]\.(urgency|terms\[\]\.(amount|points))$/, because: 'an order of doing' },
  { place: /\.value_least$|\.condition\.most$/, because: 'laid down before' },
  { place: /alert-choices\.surveys\[\]\.items\[\]\.(min|max)$/, because: 'the scale of a question' },
  { place: /\/cases\/\{id\}\/recovery\.data\[\]\.\w+$/, because: 'one answer' },
  { place: /\.interviewers\.design_effect$/, because: 'what answers of one interviewer being alike costs' },
  { place: /\/(visits|visit-results|history)\b.*\.mark$|\.last_mark\.score$/, because: 'one answer' },
  { place: /\.control\b|\.laney_sigma$/, because: 'limits of a chart, which are an interval themselves' },
  {
    place: /attributes\{\}$|imports\.names|\/audit\.data\[\]\.number|promises\[\]\.used$/,
    because: 'no answer of anybody',
  },
];

describe('a figure on the API', () => {
  test('never stands without its interval, its number of answers, its method and its period', async () => {
    const bare = (await numberPlaces()).filter(
      ({ path, beside }) =>
        !(beside.includes('low') && beside.includes('high')) && !noFigures.some(({ place }) => place.test(path)),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test('is never called an estimate with less than all of one', async () => {
    // A difference has two periods, and says them elsewhere.
    const parts = ['low', 'high', 'n', 'level', 'method'];
    const estimates = (await numberPlaces()).filter(({ path }) => /\.estimate(\[\])?$/.test(path));
    expect(estimates.length).toBeGreaterThan(30);
    for (const { path, beside } of estimates)
      expect({ path, beside }).toEqual({ path, beside: expect.arrayContaining(parts) });
  });

  test('would be caught if it were bare', () => {
    const reply = { properties: { average: { type: 'number' }, n: { type: 'integer' } } };
    expect(numbersIn(reply, 'get /v1/example')).toEqual([
      { path: 'get /v1/example.average', beside: ['average', 'n'] },
    ]);
  });
});

async function numberPlaces(): Promise<readonly Place[]> {
  const document: Json = JSON.parse((await app.inject('/v1/openapi.json')).body);
  const operations = Object.entries(at(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );
  return operations.flatMap(({ name, operation }) =>
    Object.values(at(operation, 'responses')).flatMap((reply) =>
      numbersIn(at(at(at(reply, 'content'), 'application/json'), 'schema'), name),
    ),
  );
}

type Json = { readonly [name: string]: Json };

/** Part of a document that may lack it: of a schema nothing is asked twice. */
function at(value: Json | undefined, name: string): Json {
  return value?.[name] ?? {};
}

function numbersIn(schema: unknown, path: string, beside: readonly string[] = []): readonly Place[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, items, properties, additionalProperties, ...rest } = schema as Readonly<Record<string, unknown>>;
  const ways = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (Array.isArray(rest[name]) ? rest[name] : []));
  const fields = typeof properties === 'object' && properties !== null ? Object.entries(properties) : [];
  const found = [
    ...(type === 'number' || (Array.isArray(type) && type.includes('number')) ? [{ path, beside }] : []),
    ...ways.flatMap((way) => numbersIn(way, path, beside)),
    // A list of numbers is a column, which has beside it what the list has.
    ...numbersIn(items, `${path}[]`, beside),
    ...numbersIn(additionalProperties, `${path}{}`),
    ...fields.flatMap(([name, field]) =>
      numbersIn(
        field,
        `${path}.${name}`,
        fields.map(([other]) => other),
      ),
    ),
  ];
  return found;
}
