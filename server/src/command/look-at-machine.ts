import { access, constants, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { requireKnownUser, requireReachable, unprivilegedUser } from '../database/embedded-postgres-user.ts';
import { explainError } from './explain-error.ts';
import { cureOf } from './listen.ts';

/** What `voldaan doctor` found, in one line. */
export type Finding = Readonly<{ isFine: boolean; text: string }>;

/** Below this a node calls itself not ready (http/operation-routes.ts). */
const freeMbMin = 200;
const askMs = 2_000;

/** Whether a start could write where it is told to, and PostgreSQL reach what is its own. */
export async function folderFinding({ dataFolder, databaseUrl }: Config): Promise<Finding> {
  const folder = resolve(dataFolder);
  try {
    if (databaseUrl === undefined) await requireRoomForPostgres(join(folder, 'postgres'));
    const there = await nearestFolder(folder);
    await access(there, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(there);
    const freeMb = Math.floor((bavail * bsize) / 1024 ** 2);
    if (freeMb >= freeMbMin)
      return { isFine: true, text: `the data folder ${folder} can be written, with ${freeMb} MB free` };
    return {
      isFine: false,
      text: `the disk of the data folder ${folder} has ${freeMb} MB free; make room for ${freeMbMin}, or set VOLDAAN_DATA`,
    };
  } catch (error) {
    return { isFine: false, text: explainError(error) ?? `cannot use the data folder ${folder}: ${String(error)}` };
  }
}

async function requireRoomForPostgres(folder: string): Promise<void> {
  const user = await unprivilegedUser(join(folder, 'cluster'));
  if (user === undefined) await requireKnownUser(join(folder, 'cluster'));
  else await requireReachable(folder, user);
}

/** The folder itself, or the first above it that is there: what is missing below is made at the start. */
async function nearestFolder(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
  return isThere ? folder : nearestFolder(dirname(folder));
}

type Listener = Readonly<{ mayBeOurs: boolean }>;

/** Whether a start could listen. Whoever has the port already may be the Voldaan that the doctor is asked about. */
export async function portFinding(config: Pick<Config, 'host' | 'port'>, { mayBeOurs }: Listener): Promise<Finding> {
  const place = `${config.host}, port ${config.port}`;
  const code = await tryToListen(config);
  if (code === undefined) return { isFine: true, text: `nothing listens on ${place}: a start finds it free` };
  if (code !== 'EADDRINUSE') return { isFine: false, text: `cannot listen on ${place}; ${cureOf(code)}` };
  const release = await releaseThatListens(config);
  if (release === undefined) return { isFine: false, text: `another program listens on ${place}; ${cureOf(code)}` };
  if (mayBeOurs) return { isFine: true, text: `Voldaan ${release} listens on ${place}` };
  return { isFine: false, text: `a Voldaan with another data folder listens on ${place}; ${cureOf(code)}` };
}

/** The code of what stands in the way; undefined when nothing does. */
function tryToListen({ host, port }: Pick<Config, 'host' | 'port'>): Promise<string | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', (error) => settle('code' in error ? String(error.code) : ''));
    server.listen({ host, port }, () => server.close(() => settle(undefined)));
  });
}

/** Listening on all addresses means on the machine's own too. */
async function releaseThatListens({ host, port }: Pick<Config, 'host' | 'port'>): Promise<string | undefined> {
  const own = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  try {
    const url = `http://${own.includes(':') ? `[${own}]` : own}:${port}/version`;
    const reply: unknown = await (await fetch(url, { signal: AbortSignal.timeout(askMs) })).json();
    const isOurs = typeof reply === 'object' && reply !== null && 'version' in reply && 'node' in reply;
    return isOurs ? String(reply.version) : undefined;
  } catch {
    // No web server, or one that is busy with something else: not ours.
    return undefined;
  }
}
