import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSetupLink } from '../../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../../accounts/test-browser.ts';
import { buildApp } from '../../app.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { makeTestProduct, testConfig } from '../../test-product.ts';

let now = new Date('2026-11-20T13:12:00Z');
let database: TestDatabase;
let app: FastifyInstance;
let owner: TestBrowser;
let path = '';

beforeAll(async () => {
  database = await createTestDatabase();
  const config = { ...testConfig, baseUrl: 'https://feedback.devries.example' };
  const product = makeTestProduct(database, { config, clock: () => now });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
  owner = makeTestBrowser(app);
  await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, {
    ...{ company: 'De Vries', name: 'Sanne van Dijk', email: 'sanne@devries.example' },
    ...{ password: 'een zin die niemand raadt', language: 'nl' },
  });
  const me = (await owner.get('/v1/case-form')).json().colleagues[0].id;
  const form = await owner.patch('/v1/case-form', { is_open: true, contact_id: me });
  path = new URL(form.json().url).pathname;
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

/** From a page of the company's own shop. */
const shop = { origin: 'https://winkel.devries.example', 'sec-fetch-site': 'cross-site' };
const fetchModule = (language: string) =>
  app.inject({ method: 'GET', url: `${path}/panel-form.js?language=${language}`, headers: shop });
const nonceIn = (code: string) =>
  /nonce:"([\w-]{40,})"|"nonce":"([\w-]{40,})"/.exec(code)?.slice(1).find(Boolean) ?? '';

function send(fields: Readonly<Record<string, string>>) {
  const boundary = 'grens';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return app.inject({
    method: 'POST',
    url: `${path}/panel?via=widget&language=nb`,
    headers: { ...shop, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  });
}

test.each([
  ['nl', 'Vertel het in uw eigen woorden'],
  ['nb', 'Fortell med dine egne ord'],
  ['en', 'Tell it in your own words'],
])('the panel speaks the language of the page that it stands on: %s', async (language, words) => {
  const reply = await fetchModule(language);
  expect(reply.body).toContain(words);
  expect(reply.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
  expect(reply.headers).not.toHaveProperty('set-cookie');
});

test('what is written in it becomes one case, however often it is sent, and says what the page would say', async () => {
  const nonce = nonceIn((await fetchModule('nb')).body);
  const fields = { nonce, language: 'nb', kind: 'complaint', words: 'Sykkelen', email: 'kari@example.no' };
  // A machine is done at once; a person is told so, and what they wrote stays where it is.
  const hasty = await send(fields);
  expect(hasty.statusCode).toBe(422);
  expect(hasty.json()).toEqual({ faults: [expect.stringMatching(/^Dette kom ikke fram/)], nonce });
  now = new Date(now.getTime() + 5_000);
  expect((await send({ ...fields, email: 'kari@' })).json().faults).toHaveLength(1);
  const taken = await send(fields);
  expect(taken.statusCode).toBe(201);
  expect(taken.headers).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(taken.headers).not.toHaveProperty('set-cookie');
  expect(taken.json()).toMatchObject({
    heading: 'Vi har mottatt klagen din',
    text: expect.stringMatching(/^Saksnummeret ditt er 26-0001\. Sanne van Dijk har ansvaret for den\./),
  });
  expect((await send(fields)).json()).toEqual(taken.json());
  const { pathname, search } = new URL(taken.json().statusUrl);
  expect((await app.inject({ method: 'GET', url: pathname + search })).body).toContain('Vi har mottatt klagen din');
  const queue = (await owner.get('/v1/cases?queue=team')).json();
  expect(queue.data).toMatchObject([{ source: 'widget', words: 'Sykkelen' }]);
});

test('while the form is shut there is no panel, and the link leads to the page that says so', async () => {
  await owner.patch('/v1/case-form', { is_open: false });
  expect((await fetchModule('nl')).statusCode).toBe(404);
  expect((await send({ nonce: '', words: 'x', kind: 'complaint' })).statusCode).toBe(404);
  expect((await app.inject({ method: 'GET', url: path })).statusCode).toBe(410);
});
