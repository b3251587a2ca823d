import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactsRoutes } from './contacts/routes.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from './database/test-database.ts';
import { openTestHttp } from './http/test-http.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import {
  countStates,
  openAllHours,
  passLeases,
  publishTestSurvey,
  setMailServer,
  startTestWave,
} from './invitations/test-wave.ts';
import { startTestMailServer, type TestMailServer } from './mail/test-mail-server.ts';
import type { Product } from './product.ts';
import { surveysRoutes } from './surveys/routes.ts';
import { makeTestProduct, testConfig } from './test-product.ts';
import { startWorker } from './worker.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let mail: TestMailServer;
let stop: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'voldaan-worker-'));

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { config: { ...testConfig, dataFolder: folder } });
  workspace = await database.newWorkspace('Bedrijf');
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  mail = await startTestMailServer();
  await setMailServer(database, workspace, mail.settings);
  await openAllHours(database, workspace);
  stop = await startWorker(product, database.address);
});

afterAll(async () => {
  await stop();
  await mail.close();
  await app.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 200 && !(await isTrue()); round++) await delay(100);
  expect(await isTrue()).toBe(true);
}

test('a wave that is started goes out by itself', async () => {
  const { waveId } = await startTestWave(app, workspace, await publishTestSurvey(app), ['a@w.example', 'b@w.example']);
  await until(() => mail.taken.length === 2);
  await until(async () => (await countStates(database, waveId))['sent'] === 2);
});

test('an import that is started is taken in by itself', async () => {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'k.csv' };
  const payload = Buffer.from('email\nimport@w.example\n');
  const preview = (await app.inject({ method: 'POST', url: '/v1/contact-imports', headers, payload })).json();
  const url = `/v1/contact-imports/${preview.id}`;
  const { kind: _kind, ...reading } = preview.reading;
  await app.inject({ method: 'PUT', url: `${url}/reading`, payload: { ...reading, mapping: { 0: 'email' } } });
  await app.inject({ method: 'POST', url: `${url}/run` });
  await until(async () => (await app.inject(url)).json().state === 'done');
});

test('a wave whose sender died is taken up again', async () => {
  const { waveId } = await startTestWave(app, workspace, await publishTestSurvey(app), ['c@w.example']);
  await until(async () => (await countStates(database, waveId))['sent'] === 1);
  // As a dead sender leaves it: a mail claimed, and no job that remembers it.
  await database.superuser.query(
    `update invitation set state = 'claimed', settled_at = null, lease_until = now() where wave_id = $1`,
    [waveId],
  );
  await database.superuser.query(`update wave set state = 'sending' where id = $1`, [waveId]);
  await passLeases(database);
  await until(async () => (await countStates(database, waveId))['sent'] === 1);
});

test('news is passed on and does not pile up', async () => {
  await database.superuser.query(
    `insert into outbox (workspace_id, id, kind, subjects) select $1, gen_random_uuid(), 'response.changed', '{}' from generate_series(1, 700)`,
    [workspace.id],
  );
  await until(async () => (await database.superuser.query('select count(*) as count from outbox')).rows[0].count === 0);
});
