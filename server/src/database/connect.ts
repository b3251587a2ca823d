import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { keepStatements } from './kept-statements.ts';
import type { Tables } from './tables.ts';

/** The roles that the product works as; none owns a table, none passes row-level security. */
export type DatabaseRole = 'voldaan_app' | 'voldaan_gate' | 'voldaan_work';

/** Where the database is, for a role, and how to end what was started for it. */
export type DatabaseAddress = Readonly<{
  /** Connection settings of the schema's owner, for migrations and the queue's own tables. */
  owner: pg.ClientConfig;
  /** Connection settings for a role. */
  as: (role: DatabaseRole) => pg.ClientConfig;
}>;

/** Open connections by role. */
export type Databases = Readonly<{
  app: Kysely<Tables>;
  gate: Kysely<Tables>;
  work: Kysely<Tables>;
  /** A few connections for filling columns, which may take longer than anybody waits and keeps no screen waiting. */
  columns: Kysely<Tables>;
  /** The app's pool itself, for COPY and LISTEN. */
  appPool: pg.Pool;
  /** Two connections in pipeline mode for the answer path alone, so that no report ever stands before an answer. */
  answerPool: pg.Pool;
  close: () => Promise<void>;
}>;

/** A day is a day: no time zone may move it. Counts of rows fit a JavaScript number. */
const dateOid = 1082;
const bigintOid = 20;
pg.types.setTypeParser(dateOid, (text) => text);
pg.types.setTypeParser(bigintOid, (text) => Number(text));

/** A day begins in UTC, wherever the database stands. */
const sessionSettings =
  '-c TimeZone=UTC -c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000';
const poolWaitMs = 2000;
const columnsWaitMs = 60_000;

/**
 * The answer path runs a handful of statements on tables that grow under it. A plan made while they were empty must not
 * scan them later, and no plan is worth compiling.
 */
const answerPlans = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off';

export function connectDatabases(address: DatabaseAddress, log: Logger, appConnections = 10): Databases {
  const open = (role: DatabaseRole, max: number, more: pg.ClientConfig = {}) => {
    const settings = { ...address.as(role), ...more };
    const options = [address.as(role).options, sessionSettings, more.options].filter(Boolean).join(' ');
    const pool = new pg.Pool({
      ...settings,
      options,
      max,
      connectionTimeoutMillis: more.connectionTimeoutMillis ?? poolWaitMs,
    });
    // Without a listener a broken idle connection would end the process; the next query makes a new one.
    // The error carries its client, and with it the connection's secrets: only its words go into the log.
    const lost = (error: Error) => log.warn({ reason: error.message, role }, 'database connection lost');
    pool.on('error', lost);
    pool.on('connect', (connection) => connection.on('error', lost));
    return pool;
  };
  const pools = {
    app: open('voldaan_app', appConnections),
    gate: open('voldaan_gate', 2),
    work: open('voldaan_work', 2),
    columns: open('voldaan_app', 3, { connectionTimeoutMillis: columnsWaitMs }),
    answers: open('voldaan_app', 2, { pipeline: true, options: answerPlans }),
  };
  const kysely = (pool: pg.Pool) =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: keepStatements(pool) }) });
  return {
    app: kysely(pools.app),
    gate: kysely(pools.gate),
    work: kysely(pools.work),
    columns: kysely(pools.columns),
    appPool: pools.app,
    answerPool: pools.answers,
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}
