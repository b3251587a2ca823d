import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { embeddedAddress, externalAddress } from './address.ts';
import type { DatabaseAddress } from './connect.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

export type OpenDatabase = Readonly<{
  address: DatabaseAddress;
  /** Whether the product's roles log in themselves (embedded) or are taken on by SET ROLE (external). */
  loginRoles: boolean;
  /** Ends what was started; a database of the operator's is left alone. */
  stop: () => Promise<void>;
}>;

const databaseName = 'voldaan';

/** Finds the operator's PostgreSQL, or starts the embedded one in the data folder. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    return {
      address: externalAddress(config.databaseUrl, config.migrateUrl),
      loginRoles: false,
      stop: async () => undefined,
    };
  }
  const postgres = await startEmbeddedPostgres({ dataFolder: join(config.dataFolder, 'postgres'), log });
  await ensureDatabase(postgres.connectionString('postgres'));
  return { address: embeddedAddress(postgres, databaseName), loginRoles: true, stop: () => postgres.stop() };
}

/** For a command that runs beside a started instance: reaches its database without starting a second one. */
export async function findDatabase(config: Config): Promise<OpenDatabase | undefined> {
  if (config.databaseUrl !== undefined) {
    return {
      address: externalAddress(config.databaseUrl, config.migrateUrl),
      loginRoles: false,
      stop: async () => undefined,
    };
  }
  const running = await findEmbeddedPostgres(join(config.dataFolder, 'postgres'));
  if (running === undefined) return undefined;
  return { address: embeddedAddress(running, databaseName), loginRoles: true, stop: async () => undefined };
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
