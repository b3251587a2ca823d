import { randomBytes } from 'node:crypto';
import { constants, type Dirent, type Stats } from 'node:fs';
import { copyFile, lchown, lstat, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { hasCode } from './running-process.ts';

/** Folders that a server makes anew, or whose content means nothing to another one (PostgreSQL 26.3.4.2). */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const leftOut =
  /^(?:postmaster\.(?:pid|opts)|current_logfiles|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/;
const walSegment = /^[0-9A-F]{24}$/;
/** Says where the server is; it goes last, so that it is never older than a file that went before it. */
const controlFile = join('global', 'pg_control');

/**
 * Copies a running cluster so that a server can start from the copy: PostgreSQL's own way of a base backup, by hand,
 * because the packaged server comes without its client programs. `connection` is a superuser's and stays open throughout,
 * for a backup ends with its connection. Gives the number of bytes.
 */
export async function backUpCluster(connection: pg.ClientBase, folder: string, target: string): Promise<number> {
  const slot = `voldaan_backup_${randomBytes(4).toString('hex')}`;
  // Keeps the write-ahead log from now on; a temporary slot goes with the connection, whatever becomes of us.
  await connection.query('select pg_create_physical_replication_slot($1, true, true)', [slot]);
  const first = await askText(connection, `select pg_walfile_name(pg_backup_start('voldaan', true)) as answer`);
  await makeLike(folder, target);
  let bytes = await copyFolder(folder, target, '');
  bytes += await copyOne(folder, target, controlFile);
  const { rows } = await connection.query<{ label: string; last: string }>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
  );
  const [stopped] = rows;
  if (stopped === undefined) throw new Error('PostgreSQL gave no label for the backup');
  await writeFile(join(target, 'backup_label'), stopped.label, { mode: 0o600, flush: true });
  await ownLike(await lstat(folder), join(target, 'backup_label'));
  bytes += await copyWal(folder, target, { first, last: stopped.last });
  await connection.query('select pg_drop_replication_slot($1)', [slot]);
  return bytes;
}

async function askText(connection: pg.ClientBase, question: string): Promise<string> {
  const { rows } = await connection.query<{ answer: string }>(question);
  return rows[0]?.answer ?? '';
}

async function copyFolder(source: string, target: string, path: string): Promise<number> {
  let bytes = 0;
  for (const entry of await entriesOf(join(source, path))) {
    const below = join(path, entry.name);
    if (leftOut.test(entry.name) || below === controlFile) continue;
    if (entry.isDirectory()) {
      await makeLike(join(source, below), join(target, below));
      if (path !== '' || !emptied.has(entry.name)) bytes += await copyFolder(source, target, below);
    } else if (entry.isFile()) {
      bytes += await copyOne(source, target, below);
    }
  }
  return bytes;
}

async function copyWal(
  source: string,
  target: string,
  { first, last }: Readonly<{ first: string; last: string }>,
): Promise<number> {
  let bytes = 0;
  for (const { name } of await entriesOf(join(source, 'pg_wal'))) {
    const isNeeded = walSegment.test(name) ? name >= first && name <= last : name.endsWith('.history');
    if (isNeeded) bytes += await copyOne(source, target, join('pg_wal', name));
  }
  return bytes;
}

/** A file may go while we copy: then a table was dropped, and the log says so to the server that starts from the copy. */
async function copyOne(source: string, target: string, path: string): Promise<number> {
  const copy = join(target, path);
  try {
    await copyFile(join(source, path), copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
  const file = await open(copy, 'r+');
  try {
    await file.sync();
    const { size } = await file.stat();
    await ownLike(await lstat(source), copy);
    return size;
  } finally {
    await file.close();
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function makeLike(folder: string, target: string): Promise<void> {
  await mkdir(target, { mode: 0o700 });
  await ownLike(await lstat(folder), target);
}

/** Root gives the copy to whom the cluster belongs; nobody else could, nor needs to. */
async function ownLike({ uid, gid }: Stats, target: string): Promise<void> {
  if (process.getuid?.() === 0) await lchown(target, uid, gid);
}
