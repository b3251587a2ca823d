import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';
import { checkInstance } from './instance-memory.ts';
import { invitationsRoutes } from './routes.ts';
import type { Wave } from './schema.ts';
import { sendWave } from './send-wave.ts';
import { publishTestSurvey, type StartedWave, startTestWave } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let folder: string;
let started: StartedWave;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'voldaan-instance-'));
  product = makeTestProduct(database, { config: { ...testConfig, dataFolder: folder } });
  workspace = await database.newWorkspace('Bedrijf');
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  await database.superuser.query('delete from instance_fact');
  await checkInstance(product);
  started = await startTestWave(app, workspace, await publishTestSurvey(app), ['a@x.example']);
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => database.drop());

const wave = async () => (await app.inject(`/v1/waves/${started.wave.id}`)).json<Wave>();

test('an ordinary restart goes on sending', async () => {
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'sending', notice: null });
});

test('a new node with an empty folder goes on sending', async () => {
  rmSync(join(folder, 'instance.json'));
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'sending' });
});

test('a database put back from a backup sends nothing until somebody resumes it', async () => {
  await database.superuser.query(
    `update instance_fact set value = to_jsonb((now() - interval '2 hours')::text) where name = 'last_seen'`,
  );
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'held', notice: 'went_back' });
  await sendWave(product, started);
  expect((await wave()).counts).toMatchObject({ planned: 1, sent: 0 });
  // It is held once; a person decides, and the next check leaves that alone.
  await app.inject({ method: 'POST', url: `/v1/waves/${started.wave.id}/resumptions` });
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'sending', notice: null });
});

test("another instance's database under this folder is held", async () => {
  const file = join(folder, 'instance.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), id: 'another' }));
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'held', notice: 'instance_changed' });
});

test('a copy that starts days later elsewhere is held', async () => {
  rmSync(join(folder, 'instance.json'));
  await database.superuser.query(
    `update instance_fact set value = to_jsonb((now() - interval '3 days')::text) where name = 'last_seen'`,
  );
  await checkInstance(product);
  expect(await wave()).toMatchObject({ state: 'held', notice: 'late' });
});
