import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { makeApiKey, revokeApiKey } from './api-keys.ts';
import { openSession } from './session.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let owner: Caller;
let app: FastifyInstance;
let now = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database, { clock: () => now });
  owner = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  };
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const event = {
  kind: 'visit_done',
  external_id: 'bezoek 1',
  occurred_at: '2026-03-01T10:00:00Z',
  contact: { email: 'jan@klant.example' },
};

async function tell(authorization: string, headers: Readonly<Record<string, string>> = {}) {
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/events',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(event),
  });
  return { status: reply.statusCode, code: reply.json().code };
}

describe('a key', () => {
  test('lets a program do what its scopes say, and nothing else', async () => {
    const { key } = await makeApiKey(product, owner, { name: 'webwinkel', scopes: ['events:write'], days: 90 });
    expect(key).toMatch(/^vk_[a-z2-7]{6}[\w-]{22}$/);
    expect((await tell(`Bearer ${key}`)).status).toBe(201);
    for (const url of ['/v1/events', '/v1/contacts', '/v1/me', '/v1/api-keys', '/v1/staff']) {
      const reply = await app.inject({ url, headers: { authorization: `Bearer ${key}` } });
      expect([url, reply.statusCode]).toEqual([url, 403]);
    }
  });

  test('shows a screen of the company a score, and nobody behind it', async () => {
    const { key } = await makeApiKey(product, owner, { name: 'scherm in de hal', scopes: ['figures:read'], days: 90 });
    const ask = (url: string) => app.inject({ url, headers: { authorization: `Bearer ${key}` } });
    expect((await ask('/v1/score?period=90d')).json()).toMatchObject({ head: null, score: null });
    expect((await ask('/v1/surveys')).json()).toMatchObject({ data: [] });
    for (const url of ['/v1/overview', '/v1/trend', '/v1/words', '/v1/responses'])
      expect([url, (await ask(url)).statusCode]).toEqual([url, 403]);
  });

  test('opens nothing any more when it is revoked or has ended', async () => {
    const made = await makeApiKey(product, owner, { name: 'kassa', scopes: ['events:write'], days: 30 });
    await revokeApiKey(product, owner, made.id);
    expect(await tell(`Bearer ${made.key}`)).toEqual({ status: 401, code: 'key_refused' });
    const other = await makeApiKey(product, owner, { name: 'kassa', scopes: ['events:write'], days: 30 });
    expect((await tell(`Bearer ${other.key}`)).status).toBe(201);
    now = new Date(now.getTime() + 30 * 86_400_000);
    expect(await tell(`Bearer ${other.key}`)).toEqual({ status: 401, code: 'key_refused' });
  });

  test('that is wrong is refused, also beside the cookie of somebody who may', async () => {
    const token = await inWorkspace(database.databases.app, workspace.id, (db) =>
      openSession(db, { code: workspace.code, staffId: workspace.ownerId, now }),
    );
    const cookie = { cookie: `__Host-sid=${token}` };
    const wrong = [
      'Bearer x',
      'Basic eA==',
      '',
      `Bearer vk_${workspace.code}${'A'.repeat(22)}`,
      `Bearer vk_zzzzzz${'A'.repeat(22)}`,
    ];
    for (const authorization of wrong)
      expect(await tell(authorization, cookie)).toEqual({ status: 401, code: 'key_refused' });
  });

  test('is kept as a hash, and says when it was used last', async () => {
    const { key, prefix, id } = await makeApiKey(product, owner, { name: 'crm', scopes: ['events:write'], days: 30 });
    await tell(`Bearer ${key}`);
    const { rows } = await database.superuser.query('select * from api_key where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(key.slice(prefix.length));
    expect(rows[0]).toMatchObject({ name: 'crm', last_used_at: now });
  });

  test('of one company opens nothing of another', async () => {
    const { key } = await makeApiKey(product, owner, { name: 'crm', scopes: ['events:write'], days: 30 });
    const neighbour = await database.newWorkspace('De buren');
    const forged = `vk_${neighbour.code}${key.slice(9)}`;
    expect(await tell(`Bearer ${forged}`)).toEqual({ status: 401, code: 'key_refused' });
  });
});
