import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { embeddedAddress, externalAddress } from './address.ts';
import type { DatabaseAddress } from './connect.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { requireAnswer } from './require-answer.ts';
import type { RoleTaker } from './roles.ts';

export type OpenDatabase = Readonly<{
  address: DatabaseAddress;
  /** Who takes the product's roles on. */
  taker: RoleTaker;
  /** Ends what was started; a database of the operator's is left alone. */
  stop: () => Promise<void>;
}>;

const databaseName = 'voldaan';

/** Finds the operator's PostgreSQL, or starts the embedded one in the data folder. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const external = await externalDatabase(config);
  if (external) return external;
  const postgres = await startEmbeddedPostgres({ dataFolder: join(config.dataFolder, 'postgres'), log });
  await ensureDatabase(postgres.connectionString('postgres'));
  return { address: embeddedAddress(postgres, databaseName), taker: 'nobody', stop: () => postgres.stop() };
}

/** For a command that runs beside a started instance: reaches its database without starting a second one. */
export async function findDatabase(config: Config): Promise<OpenDatabase | undefined> {
  const external = await externalDatabase(config);
  if (external) return external;
  const running = await findEmbeddedPostgres(join(config.dataFolder, 'postgres'));
  if (running === undefined) return undefined;
  return { address: embeddedAddress(running, databaseName), taker: 'nobody', stop: async () => undefined };
}

async function externalDatabase({ databaseUrl, migrateUrl }: Config): Promise<OpenDatabase | undefined> {
  if (databaseUrl === undefined) return undefined;
  await requireAnswer('DATABASE_URL', databaseUrl);
  if (migrateUrl !== undefined) await requireAnswer('VOLDAAN_MIGRATE_URL', migrateUrl);
  return {
    address: externalAddress(databaseUrl, migrateUrl),
    taker: { connectionString: databaseUrl },
    stop: async () => undefined,
  };
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
