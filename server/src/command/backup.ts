import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { backUpCluster } from '../database/back-up-cluster.ts';
import { findEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { hasCode } from '../database/running-process.ts';

/** Why there is nothing to back up here, or nowhere to put it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * `voldaan backup FOLDER`: a copy of the data folder of a running Voldaan, taken while it runs, from which another one can
 * start: the database, the secret, and a note that makes the copy hold its waves.
 */
export async function runBackup(config: Config, folder: string): Promise<void> {
  if (config.databaseUrl !== undefined) {
    throw new BackupError('the database is not in the data folder: back it up with pg_dump, and the secret beside it');
  }
  const source = join(config.dataFolder, 'postgres');
  const running = await findEmbeddedPostgres(source);
  if (running === undefined) {
    throw new BackupError(`nothing runs on ${config.dataFolder}; when Voldaan is stopped, copy that folder: cp -a`);
  }
  const target = resolve(folder);
  await makeEmpty(target);
  const client = new pg.Client({ connectionString: running.connectionString('postgres') });
  await client.connect();
  try {
    await mkdir(join(target, 'postgres'), { mode: 0o711 });
    const bytes = await backUpCluster(client, join(source, 'cluster'), join(target, 'postgres', 'cluster'));
    await copyBeside(config.dataFolder, target);
    process.stdout.write(`${Math.ceil(bytes / 1_000_000)} MB and the secret are in ${target}\n`);
  } finally {
    await client.end();
  }
}

/** Like a data folder itself: others may pass through and read nothing. */
async function makeEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o711 });
  if ((await readdir(target)).length > 0) throw new BackupError(`${target} is not empty; name a folder that is new`);
  await chmod(target, 0o711);
}

async function copyBeside(dataFolder: string, target: string): Promise<void> {
  // The secret may stand in the environment, the password is Windows's alone.
  for (const name of ['secret', join('postgres', 'password')]) {
    await copyFile(join(dataFolder, name), join(target, name)).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error;
    });
  }
  // A folder that has seen more than its database: whoever starts from the copy holds its waves, for mails may have gone since.
  const memory = { id: await instanceOf(dataFolder), last_seen: '9999-12-31T00:00:00.000Z' };
  await writeFile(join(target, 'instance.json'), JSON.stringify(memory), { flush: true });
}

async function instanceOf(dataFolder: string): Promise<string> {
  const text = await readFile(join(dataFolder, 'instance.json'), 'utf8').catch(() => '{}');
  const memory: unknown = JSON.parse(text);
  return typeof memory === 'object' && memory !== null && 'id' in memory ? String(memory.id) : '';
}
