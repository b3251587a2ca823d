import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, lchown, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { firstClosedFolder, type UnprivilegedUser } from './embedded-postgres-user.ts';
import { allCommandLines, commandLine, isRunning } from './running-process.ts';

const execute = promisify(execFile);

/** Everything that the steps below need to know about one data folder. */
export type Cluster = {
  readonly dataFolder: string;
  /** PostgreSQL's own data directory, below the data folder. */
  readonly folder: string;
  readonly binaries: string;
  /** In the title of each of the server's processes, so that they can be told from those of other servers. */
  readonly name: string;
  readonly user: UnprivilegedUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
};

/** Where the server listens: a socket's folder and a nominal port, or on Windows the loopback and a real one. */
export type Endpoint = { readonly host: string; readonly port: number };

/** What postmaster.pid says. The file outlives a killed server, so nothing in it is sure. */
export type PostmasterFile = { readonly pid: number; readonly endpoint: Endpoint; readonly isReady: boolean };

const majorVersion = '18';
const socketPort = 5432;
/** The kernel allows 107 bytes for a socket's path on Linux and 103 on macOS; PostgreSQL adds `/.s.PGSQL.5432`. */
const socketFolderBytesMax = 103 - '/.s.PGSQL.5432'.length - '.lock'.length;
const controlSecondsMax = 60;
const runTimeoutMs = 120_000;
const logBytesMax = 5_000_000;

const isWindows = process.platform === 'win32';

/** Makes the cluster if there is none. Half a cluster is never left under its final name. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const version = await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === majorVersion) return;
  if (version !== undefined) {
    throw new EmbeddedPostgresError(
      `cannot use the database in ${cluster.folder}: it was made by PostgreSQL ${version.trim()}, ` +
        `this Voldaan brings PostgreSQL ${majorVersion}; see docs/operate.md, "A new PostgreSQL"`,
    );
  }
  const staging = join(cluster.dataFolder, 'cluster.new');
  await rm(staging, { recursive: true, force: true });
  await makePrivate(staging, cluster.user);
  const password = await ensurePassword(cluster.dataFolder);
  // A builtin locale never changes under the indexes, as those of the system's and ICU's libraries do.
  const flags = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const access = password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${password}`];
  const speed = cluster.settings['fsync'] === 'off' ? ['--no-sync'] : [];
  await run(cluster, 'initdb', ['-D', staging, '-U', 'postgres', '--no-instructions', ...flags, ...access, ...speed]);
  await rename(staging, cluster.folder);
  await syncFolder(cluster.dataFolder);
}

/**
 * Writes the whole configuration and tells whether it differs from what stood there: a server that was left running
 * may be adopted only if it runs what we would run.
 */
export async function writeConfiguration(cluster: Cluster, endpoint: Endpoint): Promise<{ readonly changed: boolean }> {
  const path = join(cluster.folder, 'postgresql.conf');
  const text = configuration(cluster, endpoint);
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return { changed: false };
  // The folder belongs to a lesser user when we are root, who must not be led by a link to another file.
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | (isWindows ? 0 : O_NOFOLLOW), 0o600);
  try {
    await file.writeFile(text);
    if (cluster.user !== undefined) await file.chown(cluster.user.uid, cluster.user.gid);
  } finally {
    await file.close();
  }
  return { changed: true };
}

/** Where a new server shall listen. Sockets with a path too long for the kernel move to a short folder, which is remembered. */
export async function chooseEndpoint(cluster: Cluster): Promise<Endpoint> {
  if (isWindows) return { host: '127.0.0.1', port: await freePort() };
  const beside = join(cluster.dataFolder, 'socket');
  if (Buffer.byteLength(beside) <= socketFolderBytesMax) {
    await makePrivate(beside, cluster.user);
    return { host: beside, port: socketPort };
  }
  const note = join(cluster.dataFolder, 'socket-folder');
  const noted = await readFile(note, 'utf8').catch(() => undefined);
  if (noted !== undefined && (await isPrivate(noted, cluster.user))) return { host: noted, port: socketPort };
  const short = await mkdtemp(join(await shortFolder(cluster.user), 'voldaan-'));
  await makePrivate(short, cluster.user);
  await writeFile(note, short, { mode: 0o600 });
  return { host: short, port: socketPort };
}

/** Removes the socket's folder if it stands outside the data folder. */
export async function removeShortSocketFolder(dataFolder: string, endpoint: Endpoint): Promise<void> {
  if (isWindows || endpoint.host.startsWith(dataFolder)) return;
  await rm(endpoint.host, { recursive: true, force: true });
  await rm(join(dataFolder, 'socket-folder'), { force: true });
}

export async function startServer(cluster: Cluster): Promise<void> {
  const logFolder = join(cluster.dataFolder, 'log');
  await makePrivate(logFolder, cluster.user);
  const log = join(logFolder, 'postgres.log');
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logBytesMax) await rename(log, `${log}.1`);
  try {
    await control(cluster, ['start', '-l', log]);
  } catch (cause) {
    throw new EmbeddedPostgresError(`cannot start PostgreSQL in ${cluster.folder}: ${await lastLines(log)}`, { cause });
  }
}

/** Stops the server: `fast` ends the connections and writes everything down, `immediate` leaves that to the next start. */
export async function stopServer(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  await control(cluster, ['stop', '-m', mode]);
}

export async function readPostmasterFile(folder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  // Lines: process, data directory, start time, port, socket folder, listen address, shared memory, state.
  const [pid, , , port, socketFolder, , , state] = text?.split('\n') ?? [];
  if (!pid || !Number.isSafeInteger(Number(pid))) return undefined;
  const host = isWindows ? '127.0.0.1' : (socketFolder ?? '');
  return { pid: Math.abs(Number(pid)), endpoint: { host, port: Number(port) }, isReady: state?.trim() === 'ready' };
}

/**
 * Removes a postmaster.pid whose process number now belongs to something else, which PostgreSQL would take for a
 * running server. Only where none of the server's processes is left: a killed server's children may still be writing.
 */
export async function removeForeignPostmasterFile(cluster: Cluster): Promise<void> {
  const lines = await allCommandLines();
  if (lines === undefined) return;
  const isOurs = (line: string) => line.includes(`postgres: ${cluster.name}`) || isServerOn(cluster.folder, line);
  if (lines.some(isOurs)) return;
  await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
}

/** Whether the process in postmaster.pid is a server on this cluster, as far as the system can tell. */
export async function isPostmaster(cluster: Cluster, file: PostmasterFile): Promise<boolean> {
  if (!(await isRunning(file.pid))) return false;
  const line = await commandLine(file.pid);
  return line === undefined || isServerOn(cluster.folder, line);
}

function isServerOn(folder: string, commandLine: string): boolean {
  return commandLine.includes('postgres') && commandLine.includes(`-D ${folder}`);
}

/** The name under which the server's processes show, made once and kept with the data. */
export async function clusterName(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'cluster-name');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const name = `voldaan-${randomBytes(6).toString('hex')}`;
  await writeFile(path, name, { mode: 0o600 });
  return name;
}

export async function readPassword(dataFolder: string): Promise<string | undefined> {
  return isWindows ? readFile(join(dataFolder, 'password'), 'utf8') : undefined;
}

/** A folder that is the user's own and closed to everybody else, made if it is not there. */
async function makePrivate(folder: string, user: UnprivilegedUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (user !== undefined) await lchown(folder, user.uid, user.gid);
}

/** Windows has no socket that a folder could guard, so there the loopback is guarded by a password. */
async function ensurePassword(dataFolder: string): Promise<string | undefined> {
  if (!isWindows) return undefined;
  const path = join(dataFolder, 'password');
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return path;
}

function configuration(cluster: Cluster, endpoint: Endpoint): string {
  const settings: Record<string, string> = {
    cluster_name: cluster.name,
    listen_addresses: isWindows ? endpoint.host : '',
    port: String(endpoint.port),
    ...(isWindows ? {} : { unix_socket_directories: endpoint.host }),
    max_connections: '100',
    shared_buffers: '128MB',
    wal_compression: 'on',
    max_wal_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What clients do wrong is theirs to log: PostgreSQL's own lines would show the row, and with it a person.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...cluster.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return ['# Written by Voldaan at every start. Changes made here are lost.', ...lines, ''].join('\n');
}

/** pg_ctl puts the server into a process group of its own, so that Ctrl-C in a terminal reaches us and not it. */
async function control(cluster: Cluster, command: readonly string[]): Promise<void> {
  await run(cluster, 'pg_ctl', [...command, '-D', cluster.folder, '-w', '-s', '-t', String(controlSecondsMax)]);
}

async function run(cluster: Cluster, name: 'initdb' | 'pg_ctl', flags: readonly string[]): Promise<void> {
  try {
    await execute(program(cluster.binaries, name), flags, {
      cwd: cluster.dataFolder,
      timeout: runTimeoutMs,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...(isWindows ? { SystemRoot: 'C:\\Windows' } : {}) },
      ...(cluster.user === undefined ? {} : { uid: cluster.user.uid, gid: cluster.user.gid }),
    });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new EmbeddedPostgresError(`${name} failed in ${cluster.dataFolder}: ${said || String(cause)}`, { cause });
  }
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-6).join(' | ') || `it left nothing in ${path}`;
}

/** The system's temporary folder, unless the user may not enter it, as with one below root's home. */
async function shortFolder(user: UnprivilegedUser | undefined): Promise<string> {
  const folder = tmpdir();
  const isClosed = user !== undefined && (await firstClosedFolder(folder, user)) !== undefined;
  return isClosed || Buffer.byteLength(folder) > socketFolderBytesMax - 16 ? '/tmp' : folder;
}

async function isPrivate(folder: string, user: UnprivilegedUser | undefined): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return false;
  return found.isDirectory() && (found.mode & 0o077) === 0 && found.uid === (user?.uid ?? process.getuid?.());
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string')
    throw new EmbeddedPostgresError('cannot find a free port on 127.0.0.1');
  return address.port;
}

async function syncFolder(folder: string): Promise<void> {
  if (isWindows) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
