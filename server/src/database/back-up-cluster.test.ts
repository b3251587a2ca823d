import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUpCluster } from './back-up-cluster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

const quiet = () => undefined;
let folder: string;
let started: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp('/tmp/voldaan-backup-');
  await chmod(folder, 0o755);
  started = [];
});

afterEach(async () => {
  for (const postgres of started) await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(name: string): Promise<EmbeddedPostgres> {
  const log = { info: quiet, warn: quiet, error: quiet };
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, name), log });
  started.push(postgres);
  return postgres;
}

async function connect(postgres: EmbeddedPostgres): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.connectionString('postgres') });
  client.on('error', quiet);
  await client.connect();
  return client;
}

test('a copy taken while answers come in and tables go holds every answer acknowledged before it began', async () => {
  const first = await start('first');
  const [writer, other] = [await connect(first), await connect(first)];
  await writer.query('create table answer (number int primary key, words text)');
  let acknowledged = 0;
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      await writer.query(`insert into answer values ($1, repeat('woord ', 200))`, [acknowledged]);
      acknowledged += 1;
    }
  })();
  const shaking = (async () => {
    for (let round = 0; !isOver; round++) {
      await other.query(`create table passing_${round} as select generate_series(1, 20000) as n`);
      await other.query('update answer set words = words where number % 7 = 0');
      await other.query('checkpoint');
      await other.query(`drop table passing_${round}`);
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 1000));

  const before = acknowledged;
  expect(before).toBeGreaterThan(50);
  const backup = await connect(first);
  await mkdir(join(folder, 'second'), { mode: 0o711 });
  await backUpCluster(backup, join(folder, 'first', 'cluster'), join(folder, 'second', 'cluster'));
  const after = acknowledged;
  isOver = true;
  await Promise.all([writing, shaking]);
  const { rows: slots } = await backup.query('select slot_name from pg_replication_slots');
  expect(slots).toEqual([]);
  for (const client of [writer, other, backup]) await client.end();

  const second = await connect(await start('second'));
  const { rows } = await second.query<{ count: number; highest: number }>(
    `select count(*)::int as count, max(number) as highest from answer where words like 'woord %'`,
  );
  await second.end();
  const { count = 0, highest = -1 } = rows[0] ?? {};
  expect(count).toBe(highest + 1);
  expect(count).toBeGreaterThanOrEqual(before);
  expect(count).toBeLessThanOrEqual(after + 1);
});
