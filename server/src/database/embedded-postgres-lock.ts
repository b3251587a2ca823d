import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { hasCode, isRunning, processBirth } from './running-process.ts';

export type InstanceLock = { release(): Promise<void> };

type Holder = { readonly pid: number; readonly birth: string | undefined; readonly since: string };

const attemptsMax = 10;

/**
 * One Voldaan per data folder. PostgreSQL's own lock guards the cluster against a second server; this one guards the
 * server against a second owner, who would adopt it and later stop it under the first one's feet.
 */
export async function lockInstance(dataFolder: string): Promise<InstanceLock> {
  const path = join(dataFolder, 'voldaan.lock');
  const own = JSON.stringify({
    pid: process.pid,
    birth: await processBirth(process.pid),
    since: new Date().toISOString(),
  });
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (await createWhole(path, own)) return { release: () => releaseOwn(path, own) };
    const seen = await readFile(path, 'utf8').catch(() => undefined);
    if (seen === undefined) continue;
    const holder = parseHolder(seen);
    if (holder !== undefined && (await isSameProcess(holder))) throw alreadyRunning(dataFolder, holder);
    await removeStale(path, seen);
  }
  throw new EmbeddedPostgresError(`cannot lock the data folder ${dataFolder}: others keep taking ${path}`);
}

/** The process that owns the data folder now, if it lives. */
export async function lockHolder(dataFolder: string): Promise<number | undefined> {
  const text = await readFile(join(dataFolder, 'voldaan.lock'), 'utf8').catch(() => undefined);
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder !== undefined && (await isSameProcess(holder)) ? holder.pid : undefined;
}

/** A link appears with its whole content or not at all, so nobody ever reads half a lock. */
async function createWhole(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function isSameProcess(holder: Holder): Promise<boolean> {
  if (!(await isRunning(holder.pid))) return false;
  const birth = await processBirth(holder.pid);
  return birth === undefined || holder.birth === undefined || birth === holder.birth;
}

/**
 * Two starters may see the same stale lock. A rename gives each file to one of them only; whoever finds that they
 * moved a fresh lock puts it back.
 */
async function removeStale(path: string, seen: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== seen) {
    await link(aside, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
  await rm(aside, { force: true });
}

async function releaseOwn(path: string, own: string): Promise<void> {
  const now = await readFile(path, 'utf8').catch(() => undefined);
  if (now === own) await rm(path, { force: true });
}

function alreadyRunning(dataFolder: string, holder: Holder): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Voldaan already runs on the data folder ${dataFolder} (process ${holder.pid}, since ${holder.since}): ` +
      'stop that one first, or give this one a folder of its own with VOLDAAN_DATA',
  );
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, birth, since } = { pid: undefined, birth: undefined, since: undefined, ...value };
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
    return {
      pid,
      birth: typeof birth === 'string' ? birth : undefined,
      since: typeof since === 'string' ? since : 'an unknown time',
    };
  } catch {
    // Not JSON: nobody who is alive wrote this, because we write locks whole.
    return undefined;
  }
}
