import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from './app.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { makeTestProduct } from './test-product.ts';

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

describe('the running product', () => {
  test('says that it is alive and ready', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ alive: true });
    const ready = await app.inject('/readyz');
    expect(ready.json()).toEqual({
      ready: true,
      checks: { database: true, migrations: true, queue: true, disk: true },
    });
  });
});
