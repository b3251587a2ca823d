import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runMigrations as migrateQueue } from 'graphile-worker';
import pg from 'pg';
import { lockSpaces } from './lock-spaces.ts';
import { MigrationError } from './migration-error.ts';
import { ensureRoles, hasRoles, type RoleTaker } from './roles.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

export type MigrationReport = Readonly<{ applied: readonly string[]; version: number }>;

type AppliedMigration = Readonly<{ number: number; checksum: string }>;

type Migration = Readonly<{ number: number; name: string; text: string; checksum: string }>;

export function readMigrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(folder + name, 'utf8');
      return {
        number: Number(name.slice(0, 4)),
        name,
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
      };
    });
}

/**
 * Brings the schema to this release: up only, one transaction each, under an advisory lock, so that any number of
 * nodes may start at once. Refuses a database that a newer release has migrated. Where nothing is to be done, nothing is,
 * so that a node that only serves can start without the owner's rights.
 */
export async function migrate(owner: pg.ClientConfig, taker: RoleTaker): Promise<MigrationReport> {
  const client = new pg.Client({ ...owner, application_name: 'voldaan-migrate' });
  await client.connect();
  try {
    await requireVersion(client);
    const migrations = readMigrations();
    if ((await isCurrent(client, migrations)) && (await hasRoles(client, taker))) {
      return { applied: [], version: migrations.at(-1)?.number ?? 0 };
    }
    await client.query('select pg_advisory_lock($1, $2)', [lockSpaces.migration, 0]);
    await ensureRoles(client, taker);
    const report = await applyMissing(client, migrations);
    await migrateQueueTables(owner);
    return report;
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`);
  const number = Number(rows[0]?.number);
  if (number < 150_000)
    throw new MigrationError(`PostgreSQL ${Math.floor(number / 10_000)} is too old; use 15 or newer`);
}

/** Whether nothing is left to do, as far as this user may see. Then it need not be the schema's owner either. */
async function isCurrent(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  const { rows: found } = await client.query<{ readable: boolean | null }>(
    `select has_table_privilege(to_regclass('migration'), 'select') as readable`,
  );
  if (found[0]?.readable !== true) return false;
  const { rows } = await client.query<AppliedMigration>('select number, checksum from migration order by number');
  return (
    rows.length === migrations.length &&
    migrations.every(({ number, checksum }) => rows.some((row) => row.number === number && row.checksum === checksum))
  );
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<MigrationReport> {
  await client.query(`create table if not exists migration (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
  await client.query('grant select on migration to voldaan_app');
  const { rows } = await client.query<AppliedMigration>('select number, checksum from migration order by number');
  const newest = migrations.at(-1)?.number ?? 0;
  const ahead = rows.find((row) => row.number > newest);
  if (ahead)
    throw new MigrationError(
      `the database is at ${ahead.number}, this release knows ${newest}; start the newer release`,
    );
  const applied: string[] = [];
  for (const migration of migrations) {
    const earlier = rows.find((row) => row.number === migration.number);
    if (!earlier) {
      await applyOne(client, migration);
      applied.push(migration.name);
    } else if (earlier.checksum !== migration.checksum) {
      throw new MigrationError(`${migration.name} was changed after it ran here; put the change into a new migration`);
    }
  }
  return { applied, version: newest };
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new MigrationError(`${migration.name} could not be applied`, { cause });
  }
}

/** The queue keeps its own numbered migrations in its own schema, which is the owner's alone: see enqueue_job. */
async function migrateQueueTables(owner: pg.ClientConfig): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 });
  // Errors of idle connections are met by the next query; the queue's migrator asks for both listeners.
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    await migrateQueue({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
