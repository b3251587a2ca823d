import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeSetupLink } from '../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../accounts/test-browser.ts';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';

let database: TestDatabase;
let app: FastifyInstance;
let owner: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database);
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
  owner = makeTestBrowser(app);
  const claim = {
    company: 'De Vries',
    name: 'Anna',
    email: 'anna@devries.example',
    password: 'een zin die niemand raadt',
    language: 'nl',
  };
  await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, claim);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const cursor = (...parts: readonly string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const id = '018f0000-0000-7000-8000-000000000000';

/** Values that look like something, and that a number, a time or an id of the database cannot hold. */
const values: readonly string[] = [
  ...['1e400', '99999999999999999999', '1.5', '-1', '-Infinity', 'NaN', '', '\0', '\ud800'].map((text) => cursor(text)),
  ...['+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '0000-01-01T00:00:00Z', 'x\0', '1'].map((time) =>
    cursor(time, id),
  ),
  cursor('2026-01-01T00:00:00.000Z', `${id}\0`),
  cursor(id, id, id),
  cursor(),
  Buffer.from('{"length":1}').toString('base64url'),
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '-0001-01-01',
  '1e9',
  '-1',
  '\\',
  '%',
  '\u{1f600}',
  'a'.repeat(3000),
];

test('no value of any field of any query is a fault of ours', { timeout: 120_000 }, async () => {
  const faults: string[] = [];
  let probes = 0;
  for (const { method, url, schemas } of app.routeTable) {
    const { query } = schemas;
    if (method !== 'GET' || !(query instanceof z.ZodObject)) continue;
    const path = url.replaceAll(/:\w+/g, 'srv_00000000000000000000000000');
    for (const field of Object.keys(query.shape)) {
      const given = values.map((value) => `${field}=${encodeURIComponent(value.toWellFormed())}`);
      const asked = [...given, given.slice(0, 2).join('&')].map((text) => `${path}?${text}`);
      const replies = await Promise.all(asked.map(async (at) => ({ at, reply: await owner.get(at) })));
      probes += replies.length;
      faults.push(...replies.filter(({ reply }) => reply.statusCode === 500).map(({ at }) => at));
    }
  }
  expect(probes).toBeGreaterThan(500);
  expect(faults).toEqual([]);
});

test('whatever a newsletter or a network adds to the address of a page, the page is shown', async () => {
  const faults: string[] = [];
  for (const { method, url } of app.routeTable) {
    // What the widget asks for is written by our own program, and not by whoever passes a link on.
    if (method !== 'GET' || /^\/(?:v1|w)\//.test(url) || !url.includes(':')) continue;
    const path = url.replaceAll(/:value/g, '9').replaceAll(/:\w+/g, 'abcdefAAAAAAAAAAAAAAAAAAAAAA');
    for (const added of ['utm_source=brief&fbclid=x', 'language=nl&language=en', 'language=xx-zz', 'language=']) {
      const { statusCode } = await owner.get(`${path}?${added}`);
      if (statusCode === 422) faults.push(`${url}?${added}`);
    }
  }
  expect(faults).toEqual([]);
});
