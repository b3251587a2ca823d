import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { requireSameSecret } from '../database/database-secret.ts';
import { inDatabase } from '../database/test-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { testFolder } from '../database/test-folder.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

let folder: string;
let database: TestDatabase;
/** Takes connections and says nothing that a browser or a database would understand. */
let stranger: Server;
let strangerPort: number;

beforeAll(async () => {
  folder = mkdtempSync(join(testFolder(), 'voldaan-doctor-'));
  chmodSync(folder, 0o711);
  database = await createTestDatabase();
  // What it is sent is read and thrown away: a connection with something unread never ends.
  stranger = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('no\r\n'),
  );
  await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
  strangerPort = (stranger.address() as AddressInfo).port;
});

afterAll(async () => {
  await new Promise((done) => stranger.close(done));
  await database.drop();
  chmodSync(join(folder), 0o711);
  rmSync(folder, { recursive: true, force: true });
});

/** What the doctor says is to be mended, told these settings. */
async function toMend(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const env = { PATH: process.env['PATH'], VOLDAAN_DATA: join(folder, 'data'), VOLDAAN_PORT: '0', ...settings };
  const said = await new Promise<string>((settle) => {
    execFile(process.execPath, [program, 'doctor'], { env }, (_error, stdout, stderr) => settle(stdout + stderr));
  });
  return said.split('\n').filter((line) => /^(?:mend|voldaan:) /.test(line));
}

test('a machine on which nothing is in the way has nothing to mend', async () => {
  expect(await toMend({})).toEqual([]);
});

test('a port that another program has is named before the start, with the setting that changes it', async () => {
  const [line, more] = await toMend({ VOLDAAN_PORT: String(strangerPort) });
  expect(line).toContain(`another program listens on 127.0.0.1, port ${strangerPort}`);
  expect(line).toContain('VOLDAAN_PORT');
  expect(more).toBeUndefined();
});

test('a folder that cannot be written, or that PostgreSQL cannot reach, is named with the setting that changes it', async () => {
  chmodSync(folder, 0o500);
  const [line] = await toMend({});
  chmodSync(folder, 0o711);
  expect(line).toContain(folder);
  expect(line).toContain('VOLDAAN_DATA');
});

test('links that lead others to their own machine are named', async () => {
  const [line] = await toMend({ VOLDAAN_HOST: '0.0.0.0', VOLDAAN_BASE_URL: 'http://localhost:4080' });
  expect(line).toContain('VOLDAAN_BASE_URL');
});

test.each([
  [
    'a user that the database does not know',
    () => inDatabase(inject('testCluster').superuserUrl, 'postgres', 'nobody_at_all'),
    'user',
  ],
  [
    'a database that is not there',
    () => inDatabase(inject('testCluster').superuserUrl, 'not_there'),
    'make that database',
  ],
  [
    'something else than a PostgreSQL',
    () => `postgresql://v:secret-word@127.0.0.1:${strangerPort}/v`,
    'whether a PostgreSQL',
  ],
  ['a port that there cannot be', () => 'postgresql://v:secret-word@127.0.0.1:99999/v', 'port'],
  ['a socket that is not there', () => 'postgresql://v:secret-word@localhost/v?host=/nowhere', 'host'],
])('an address that leads to %s is told in one line, with the setting and the cure', async (_, address, cure) => {
  const lines = await toMend({ DATABASE_URL: address() });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('DATABASE_URL');
  expect(lines[0]).toContain(cure);
  expect(lines[0]).not.toContain('secret-word');
});

test('a database of another secret is told before a start refuses it', async () => {
  const settings = { DATABASE_URL: String(database.address.owner.connectionString) };
  await requireSameSecret(database.databases, Buffer.alloc(32, 'a'));
  expect(await toMend({ ...settings, VOLDAAN_SECRET: 'f3b0c94417de08a2659b1c7e0d84a36f' })).toEqual([
    expect.stringContaining('belongs to another secret'),
  ]);
});
