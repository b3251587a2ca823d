import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestBrowser } from './accounts/test-browser.ts';
import { buildApp } from './app.ts';
import { connectDatabases } from './database/connect.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { permissions, requireOnce } from './http/permission.ts';
import { route } from './http/route.ts';
import { makeProduct } from './product.ts';
import { makeTestProduct, testConfig } from './test-product.ts';

let database: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildApp(makeTestProduct(database), { requestsPerMinute: 100_000 });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const problemType = 'application/problem+json; charset=utf-8';

describe('the running product', () => {
  test('says that it is alive and ready, and which release it is', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ alive: true });
    const ready = await app.inject('/readyz');
    expect(ready.json()).toEqual({
      ready: true,
      checks: { database: true, migrations: true, queue: true, disk: true },
    });
    expect((await app.inject('/version')).json()).toMatchObject({ version: '0.1.0' });
  });

  test('is not ready when a migration is missing', async () => {
    await database.superuser.query('update migration set number = number + 10000 where number = 8');
    const ready = await app.inject('/readyz');
    await database.superuser.query('update migration set number = number - 10000 where number = 10008');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ ready: false, checks: { database: true, migrations: false } });
  });

  test('shows its figures without naming a path, a workspace or an address', async () => {
    await app.inject('/a/abcdef0123456789012345');
    const { body } = await app.inject('/metrics');
    for (const name of [
      'http_requests_total',
      'answers_total',
      'sends_total',
      'queue_depth',
      'sessions',
      'nodejs_eventloop_lag_seconds',
    ]) {
      expect(body).toContain(`voldaan_${name}`);
    }
    expect(body).not.toContain('abcdef');
  });

  test('shows no figures to the world, which comes through a proxy', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      expect((await app.inject({ url: '/metrics', headers: { [header]: '203.0.113.9' } })).statusCode).toBe(404);
    }
  });

  test('describes its own API', async () => {
    const document = (await app.inject('/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/staff/{id}'].patch).toMatchObject({
      operationId: 'staff.change-role',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
    });
    const described = Object.values(document.paths).flatMap((path) => Object.keys(Object(path)));
    expect(described).toHaveLength(app.routeTable.filter((entry) => entry.url.startsWith('/v1/')).length);
  });
});

describe('a route', () => {
  test('that two groups of the permission table name does not start', () => {
    const groups = [{ 'case.list': ['owner'] }, { 'case.show': ['owner'] }, { 'case.list': 'anyone' }] as const;
    expect(() => requireOnce(groups)).toThrow('case.list has two entries in the permission table');
  });

  test('that is not in the permission table does not start', () => {
    const name: string = 'secret.door';
    const definition = { method: 'GET', url: '/v1/x', summary: '', handler: async () => undefined } as const;
    expect(() => route(app, { ...definition, name: Object(name).toString() })).toThrow(
      'no entry in the permission table',
    );
  });

  test('is named once, and every name of the table that is built has a route', () => {
    const names = app.routeTable.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => Object.hasOwn(permissions, name))).toBe(true);
  });
});

describe('a request', () => {
  test.each([
    ['GET', '/v1/nowhere', 404],
    ['GET', '/v1//me', 404],
    ['GET', '//v1/me', 404],
    ['GET', '/v1/%2fme', 404],
    ['GET', '/v1/staff%2fx', 404],
    ['GET', '/v1/..;/me', 404],
    ['GET', '/V1/me', 404],
    ['GET', '/v1/me/', 404],
    ['GET', '/v1/setup/%00', 404],
    ['GET', '/v1/setup/%ff', 404],
    ['GET', '/v1/staff?cursor=%00', 400],
    ['GET', '/v1/staff?x=1?cursor=%00', 400],
    ['PUT', '/v1/me', 405],
    ['GET', '/v1/sign-in', 405],
    ['GET', `/v1/me?${'x'.repeat(4100)}`, 414],
    ['GET', '/v1/me', 401],
  ] as const)('%s %.30s is answered %i in words', async (method, url, status) => {
    const reply = await app.inject({ method, url, headers: { 'accept-language': 'nl' } });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toBe(problemType);
    const problem = reply.json();
    expect(problem).toMatchObject({ status, request_id: reply.headers['x-request-id'] });
    expect(problem.type).toBe(`urn:voldaan:problem:${problem.code}`);
    expect(problem.detail).not.toContain('problem.');
    if (status === 405) expect(reply.headers.allow).toMatch(/^[A-Z, ]+$/);
  });

  test('is answered in the language that the browser asks for', async () => {
    const words = async (language: string) =>
      (await app.inject({ url: '/v1/me', headers: { 'accept-language': language } })).json().detail;
    expect(await words('nl-NL,nl;q=0.9')).toBe('Meld u eerst aan');
    expect(await words('no')).toBe('Logg inn først');
    expect(await words('fr')).toBe('Sign in first');
  });

  test.each([
    ['text/plain'],
    ['application/json; charset=utf-16'],
    ['application/json ; x'],
    ['application/json\t'],
    ['application/jsonx'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/vnd.api+json'],
    [''],
  ])('with a body of type "%s" is not read', async (type) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/v1/sign-in',
      headers: { 'content-type': type },
      payload: '{"email":"a@b.example","password":"x"}',
    });
    expect(reply.statusCode).toBe(415);
    expect(reply.json()).toMatchObject({ code: 'body_type_refused' });
  });

  test('with a compressed, an endless or a broken body is refused by name', async () => {
    const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
      app.inject({
        method: 'POST',
        url: '/v1/sign-in',
        payload,
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await post('{}', { 'content-encoding': 'gzip' })).json()).toMatchObject({ status: 415 });
    expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).json()).toMatchObject({ status: 413, code: 'body_too_large' });
    expect((await post('{"email":"a","email":"b"}')).json()).toMatchObject({ code: 'body_name_twice' });
    expect((await post('{')).json()).toMatchObject({ status: 400, code: 'body_malformed' });
  });

  test('with fields that nobody named is refused, each by its pointer', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/v1/sign-in',
      payload: { email: 7, workspace: 'abcdef', is_owner: true, 'a/b': 1 },
      headers: { 'accept-language': 'en' },
    });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/email', code: 'field_type', detail: 'This is another kind of value than belongs here' },
        { pointer: '/password', code: 'field_required', detail: 'This is missing' },
        { pointer: '/is_owner', code: 'field_unknown', detail: 'This field does not exist here' },
        { pointer: '/a~1b', code: 'field_unknown', detail: 'This field does not exist here' },
      ]),
    );
  });

  test('of another website is refused, whatever it carries', async () => {
    const post = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/v1/sign-in', payload: { email: 'a', password: 'b' }, headers });
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:9999' },
      { origin: 'http://localhost:4080.evil.example' },
    ]) {
      expect((await post(headers)).json()).toMatchObject({ status: 403, code: 'origin_refused' });
    }
    for (const origin of ['http://localhost:4080', 'http://127.0.0.1:4080']) {
      expect((await post({ origin, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(401);
    }
  });

  test('too many in a minute from one place are told when to come back', async () => {
    const small = await buildApp(makeTestProduct(database), { requestsPerMinute: 2 });
    const replies = [];
    for (let count = 0; count < 3; count++) replies.push(await small.inject('/healthz'));
    await small.close();
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 429]);
    expect(replies[0]?.headers['ratelimit-policy']).toBe('"general";q=2;w=60');
    expect(replies[2]?.json()).toMatchObject({ code: 'too_many_requests' });
    expect(Number(replies[2]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('while the database is away is told to come back', async () => {
    const nowhere = { connectionString: 'postgres://voldaan@127.0.0.1:1/none' };
    const log = pino({ level: 'silent' });
    const databases = connectDatabases({ owner: nowhere, as: () => nowhere }, log);
    const away = await buildApp(makeProduct({ config: testConfig, databases, log }));
    const reply = await makeTestBrowser(away, '__Host-sid=abcdef0123456789012345678901').get('/v1/me');
    await away.close();
    await databases.close();
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('2');
  });
});

describe('every reply', () => {
  test('carries the headers that keep browsers from guessing and leaking', async () => {
    const { headers } = await app.inject('/v1/me');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    for (const name of [
      'server',
      'x-powered-by',
      'strict-transport-security',
      'access-control-allow-origin',
      'set-cookie',
    ]) {
      expect(headers[name]).toBeUndefined();
    }
  });

  test('of an instance on https asks the browser to stay there', async () => {
    const config = { ...testConfig, baseUrl: 'https://feedback.example.com' };
    const secure = await buildApp(makeTestProduct(database, { config }));
    const { headers } = await secure.inject('/healthz');
    await secure.close();
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  test('to a browser that opens a staff address is the staff app, under its own policy', async () => {
    const reply = await app.inject({ url: '/surveys/x', headers: { accept: 'text/html' } });
    if (reply.statusCode === 503) return expect(reply.body).toContain('not built');
    expect(reply.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await app.inject({ url: '/assets/none.js', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  });
});
