import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../database/tables.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { openDemo } from '../../demo/open-demo.ts';
import type { DemoOwner } from '../../demo/store.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { glossaryRoutes } from './routes.ts';
import type { Glossary } from './schema.ts';

let database: TestDatabase;
let product: Product;
let owner: DemoOwner;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => new Date('2026-11-21T12:00:00Z') });
  owner = await openDemo(product);
});

afterAll(async () => {
  for (const app of apps) await app.close();
  await database?.drop();
});

function openAs(role: Role): FastifyInstance {
  const { workspaceId: id, code, staffId: ownerId } = owner;
  const app = openTestHttp(product, { id, code, ownerId, name: '' }, { role, language: 'nb' });
  glossaryRoutes(app, product);
  apps.push(app);
  return app;
}

async function terms(role: Role): Promise<Glossary['terms']> {
  const glossary: Glossary = (await openAs(role).inject('/v1/glossary')).json();
  return glossary.terms;
}

test('a term comes in the reader’s language, with the company’s own figure, its interval and its number', async () => {
  const nps = (await terms('viewer')).find(({ id }) => id === 'nps');
  expect(nps?.meaning).toContain('ambassadører');
  expect(nps?.example).toMatch(/mellom −?\d+ og \d+, av \d+ svar/);
});

test('who may not see figures reads no glossary with figures in it', async () => {
  expect((await openAs('interviewer').inject('/v1/glossary')).statusCode).toBe(403);
});

test('nobody outside reads the glossary until the company opens it, and no figure until it says so', async () => {
  const app = openAs('owner');
  const open = (body: object) => app.inject({ method: 'PUT', url: '/v1/glossary/page', payload: body });
  const address = `/g/${owner.code}`;
  expect((await app.inject(address)).statusCode).toBe(404);
  await open({ is_public: true, has_figures: false });
  const plain = await app.inject(`${address}?language=nl`);
  expect(plain.statusCode).toBe(200);
  expect(plain.body).toContain('id="nps"');
  expect(plain.body).not.toMatch(/uit \d+ antwoorden/);
  expect(plain.headers['content-security-policy']).toContain("default-src 'none'");
  await open({ is_public: true, has_figures: true });
  expect((await app.inject(`${address}?language=nl`)).body).toMatch(/tussen −?\d+ en \d+, uit \d+ antwoorden/);
  await open({ is_public: false, has_figures: true });
  expect((await app.inject(address)).statusCode).toBe(404);
});
