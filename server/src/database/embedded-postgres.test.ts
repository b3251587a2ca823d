import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { packagedBinaries } from './embedded-postgres-binaries.ts';
import { readPostmasterFile } from './embedded-postgres-cluster.ts';
import { allCommandLines, isRunning } from './running-process.ts';

const isRoot = process.getuid?.() === 0;
const launcher = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url));

let folder: string;
let dataFolder: string;
let said: string[];
let started: EmbeddedPostgres[];
let owners: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp('/tmp/voldaan-launcher-');
  await chmod(folder, 0o755);
  dataFolder = join(folder, 'data', 'postgres');
  [said, started, owners] = [[], [], []];
});

afterEach(async () => {
  for (const owner of owners) owner.kill('SIGKILL');
  for (const postgres of started) await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a first start makes a database that keeps what it acknowledged, and leaves no process behind', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  expect(await ask(first, "select current_setting('fsync') as answer")).toBe('on');
  expect(await ask(first, "select lower('ÆØÅ') as answer")).toBe('æøå');
  await ask(first, 'create table answer (score int)');
  await ask(first, 'insert into answer values (8)');
  await Promise.all([first.stop(), first.stop()]);
  expect(await ownProcesses()).toEqual([]);

  const second = await start();
  expect(await ask(second, 'select score as answer from answer')).toBe(8);
  expect((await stat(second.host)).mode & 0o777).toBe(0o700);
  expect((await stat(join(dataFolder, 'cluster'))).mode & 0o777).toBe(0o700);
});

test('the database that a killed Voldaan left running is adopted with all it holds', async () => {
  const owner = await startElsewhere();
  const before = await readPostmasterFile(join(dataFolder, 'cluster'));
  await kill(owner);
  expect(before !== undefined && (await isRunning(before.pid))).toBe(true);

  const postgres = await start();
  expect(postgres.adopted).toBe(true);
  expect((await readPostmasterFile(join(dataFolder, 'cluster')))?.pid).toBe(before?.pid);
  expect(await ask(postgres, 'select score as answer from answer')).toBe(7);
  await postgres.stop();
  expect(await ownProcesses()).toEqual([]);
});

test('an orphan that runs with other settings is replaced, not adopted', async () => {
  await kill(await startElsewhere());
  const postgres = await start({ settings: { work_mem: '8MB' } });
  expect(postgres.adopted).toBe(false);
  expect(await ask(postgres, "select current_setting('work_mem') as answer")).toBe('8MB');
  expect(await ask(postgres, 'select score as answer from answer')).toBe(7);
});

test('a number in postmaster.pid that now belongs to another program does not keep the database from starting', async () => {
  await (await start()).stop();
  await writeFile(
    join(dataFolder, 'cluster', 'postmaster.pid'),
    `${process.pid}\n${dataFolder}/cluster\n1\n5432\n\n\n`,
  );
  const postgres = await start();
  expect(await ask(postgres, 'select 1 as answer')).toBe(1);
});

test('a second Voldaan on the same data folder is refused and told who is there, and the first goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(
    new RegExp(`already runs on the data folder ${dataFolder} \\(process ${process.pid}, since .+VOLDAAN_DATA`),
  );
  expect(await ask(first, 'select 1 as answer')).toBe(1);
});

test('a command beside a running Voldaan finds its database; beside none it finds nothing', async () => {
  expect(await findEmbeddedPostgres(dataFolder)).toBeUndefined();
  const postgres = await start();
  const found = await findEmbeddedPostgres(dataFolder);
  expect(found?.connectionString('postgres')).toBe(postgres.connectionString('postgres'));
  await postgres.stop();
  expect(await findEmbeddedPostgres(dataFolder)).toBeUndefined();
});

test('a database that is killed comes back by itself, without what was never acknowledged', async () => {
  const postgres = await start();
  await ask(postgres, 'create table answer (score int)');
  const file = await readPostmasterFile(join(dataFolder, 'cluster'));
  process.kill(file?.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => ask(postgres, 'select count(*)::int as answer from answer').catch(() => undefined), {
      timeout: 15_000,
    })
    .toBe(0);
  expect(said).toContain('PostgreSQL died and is started again');
});

test('a data folder with a path too long for a socket works, and its short folder goes away again', async () => {
  dataFolder = join(folder, 'a-long-name-of-a-customer'.repeat(4), 'ærlig talt 100 %', 'postgres');
  const postgres = await start();
  expect(postgres.host.length).toBeLessThan(80);
  expect(await ask(postgres, 'select 1 as answer')).toBe(1);
  await postgres.stop();
  await expect(stat(postgres.host)).rejects.toThrow('ENOENT');
});

test.runIf(isRoot)('programs that lie below a closed folder are copied beside the data', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  await cp(packagedBinaries(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  const postgres = await start({ binariesFolder: join(closed, 'native') });
  expect(await ask(postgres, 'select 1 as answer')).toBe(1);
  expect(await ownProcesses()).toContainEqual(expect.stringContaining(`${dataFolder}/binaries-`));
});

test.runIf(isRoot)('a data folder that PostgreSQL could not reach is refused with the folder in the way', async () => {
  await mkdir(join(folder, 'home'), { mode: 0o700 });
  dataFolder = join(folder, 'home', 'data', 'postgres');
  await expect(start()).rejects.toThrow(new RegExp(`may not enter ${folder}/home; set VOLDAAN_DATA`));
});

test.runIf(isRoot)('root runs PostgreSQL as somebody else, who cannot change its programs or our notes', async () => {
  const postgres = await start();
  expect((await stat(join(dataFolder, 'cluster'))).uid).not.toBe(0);
  expect((await stat(postgres.host)).uid).not.toBe(0);
  expect((await stat(dataFolder)).uid).toBe(0);
  expect((await stat(join(dataFolder, 'voldaan.lock'))).uid).toBe(0);
});

test('a database of another PostgreSQL is refused with where to read on', async () => {
  await (await start()).stop();
  await writeFile(join(dataFolder, 'cluster', 'PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.+docs\/operate\.md/);
});

test('connections that are taking leave when the server stops are not cut off', async () => {
  const postgres = await start();
  const pool = new pg.Pool({ connectionString: postgres.connectionString('postgres'), max: 20 });
  const cutOff: Error[] = [];
  pool.on('error', (error) => cutOff.push(error));
  await Promise.all(Array.from({ length: 20 }, () => pool.query('select pg_sleep(0.05)')));
  await pool.end();
  await postgres.stop();
  expect(cutOff).toEqual([]);
});

test('what clients do wrong is not written down with the person it was about', async () => {
  const postgres = await start();
  await ask(postgres, 'create table contact (email text unique)');
  await ask(postgres, "insert into contact values ('canary@example.com')");
  await expect(ask(postgres, "insert into contact values ('canary@example.com')")).rejects.toThrow('duplicate key');
  await postgres.stop();
  expect(await readFile(join(dataFolder, 'log', 'postgres.log'), 'utf8')).not.toContain('canary');
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const note = (_: object, message: string) => void said.push(message);
  const postgres = await startEmbeddedPostgres({
    dataFolder,
    log: { info: note, warn: note, error: note },
    ...options,
  });
  started.push(postgres);
  return postgres;
}

/** Another process that starts the database, stores an answer, and waits to be killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const log = { info() {}, warn() {}, error() {} };
    const postgres = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log });
    const client = new pg.Client({ connectionString: postgres.connectionString('postgres') });
    await client.connect();
    await client.query('create table answer (score int)');
    await client.query('insert into answer values (7)');
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  await once(owner.stdout, 'data');
  return owner;
}

async function kill(owner: ChildProcess): Promise<void> {
  const ended = once(owner, 'exit');
  owner.kill('SIGKILL');
  await ended;
}

async function ask(postgres: EmbeddedPostgres, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.connectionString('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function ownProcesses(): Promise<readonly string[]> {
  return ((await allCommandLines()) ?? []).filter((line) => line.includes(`-D ${dataFolder}`));
}
