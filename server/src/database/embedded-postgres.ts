import { chmod, mkdir, realpath } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { packagedBinaries, runnableBinaries } from './embedded-postgres-binaries.ts';
import {
  type Cluster,
  chooseEndpoint,
  clusterName,
  type Endpoint,
  ensureCluster,
  isPostmaster,
  readPassword,
  readPostmasterFile,
  removeForeignPostmasterFile,
  removeShortSocketFolder,
  startServer,
  stopServer,
  writeConfiguration,
} from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { lockHolder, lockInstance } from './embedded-postgres-lock.ts';
import { requireKnownUser, requireReachable, unprivilegedUser } from './embedded-postgres-user.ts';

/** The part of a pino logger that is used here. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type EmbeddedPostgresOptions = {
  /** A folder for PostgreSQL alone. It is made if it is not there, given to the user PostgreSQL runs as, and closed to others. */
  readonly dataFolder: string;
  readonly log: Log;
  /** Settings of postgresql.conf beside our own, as `{ fsync: 'off' }` in a test that may lose its data. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the packaged programs lie, if not where npm lays them. */
  readonly binariesFolder?: string;
};

export type PostgresConnection = {
  /** The folder of the socket, or on Windows 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  /** Without a user: as the superuser. */
  connectionString(database: string, user?: string): string;
};

export type EmbeddedPostgres = PostgresConnection & {
  /** True if the server had been left running by a Voldaan that was killed. */
  readonly adopted: boolean;
  /** Stops PostgreSQL and gives the data folder free. Asked again, it waits for the same stop. */
  stop(): Promise<void>;
};

const superuser = 'postgres';
/** A server that recovers from a power cut may take this long; one that calls itself ready and is silent hangs. */
const healthSecondsMax = 60;
const hangSecondsMax = 10;
const supervisionIntervalMs = 500;
const failedRestartsMax = 10;
const leaveMsMax = 500;
const strayTriesMax = 20;

/** Starts the packaged PostgreSQL on a data folder, adopting a healthy server that an earlier Voldaan left behind. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const user = await unprivilegedUser(join(options.dataFolder, 'cluster'));
  if (user === undefined) await requireKnownUser(join(options.dataFolder, 'cluster'));
  else await requireReachable(resolve(options.dataFolder), user);
  // Where PostgreSQL runs as another user it must pass through here; what is below is closed to all others.
  await mkdir(options.dataFolder, { recursive: true, mode: user === undefined ? 0o700 : 0o711 });
  const dataFolder = await realpath(options.dataFolder);
  if (user !== undefined) await chmod(dataFolder, 0o711);
  const lock = await lockInstance(dataFolder);
  try {
    const source = options.binariesFolder ?? packagedBinaries();
    const binaries = await runnableBinaries(source, dataFolder, user);
    const cluster = {
      dataFolder,
      folder: join(dataFolder, 'cluster'),
      name: await clusterName(dataFolder),
      binaries,
      user,
      settings: options.settings ?? {},
    };
    await ensureCluster(cluster);
    const orphan = await adoptOrphan(cluster, log);
    const endpoint = orphan ?? (await startNew(cluster));
    const supervision = supervise(cluster, endpoint, log);
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await supervision.end();
      await untilClientsLeft(cluster, endpoint);
      if ((await readPostmasterFile(cluster.folder)) !== undefined) await stopServer(cluster, 'fast');
      await removeShortSocketFolder(dataFolder, endpoint);
      await lock.release();
    };
    return {
      ...connectionTo(endpoint, await readPassword(dataFolder)),
      adopted: orphan !== undefined,
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The server that a living Voldaan runs on this data folder, for a second command that wants to ask it something. */
export async function findEmbeddedPostgres(dataFolder: string): Promise<PostgresConnection | undefined> {
  const folder = await realpath(dataFolder).catch(() => undefined);
  if (folder === undefined || (await lockHolder(folder)) === undefined) return undefined;
  const file = await readPostmasterFile(join(folder, 'cluster'));
  if (file === undefined) return undefined;
  return connectionTo(file.endpoint, await readPassword(folder));
}

function connectionTo(endpoint: Endpoint, password: string | undefined): PostgresConnection {
  return {
    ...endpoint,
    superuser,
    connectionString: (database, user = superuser) => {
      const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`;
      const address = endpoint.host.startsWith('/')
        ? `localhost:${endpoint.port}/${encodeURIComponent(database)}?host=${encodeURIComponent(endpoint.host)}`
        : `${endpoint.host}:${endpoint.port}/${encodeURIComponent(database)}`;
      return `postgresql://${encodeURIComponent(user)}${secret}@${address}`;
    },
  };
}

/** A server that outlived its Voldaan is taken over if it is healthy and runs what we would run; else it is stopped. */
async function adoptOrphan(cluster: Cluster, log: Log): Promise<Endpoint | undefined> {
  const file = await readPostmasterFile(cluster.folder);
  if (file === undefined) return undefined;
  if (!(await isPostmaster(cluster, file))) {
    await refuseServerOfAnotherContainer(cluster, file.endpoint);
    await removeForeignPostmasterFile(cluster);
    return undefined;
  }
  const fields = { process: file.pid, dataFolder: cluster.dataFolder };
  const { changed } = await writeConfiguration(cluster, file.endpoint);
  if (!changed && (await isHealthyWithin(cluster, file.endpoint, file.isReady ? hangSecondsMax : healthSecondsMax))) {
    log.info(fields, 'adopted the PostgreSQL that an earlier Voldaan left running');
    return file.endpoint;
  }
  log.warn({ ...fields, changed }, 'replacing the PostgreSQL that an earlier Voldaan left running');
  await stopServer(cluster, 'fast').catch(() => stopServer(cluster, 'immediate'));
  return undefined;
}

/** Process numbers mean nothing across containers that share a data folder; a socket that answers does. */
async function refuseServerOfAnotherContainer(cluster: Cluster, endpoint: Endpoint): Promise<void> {
  if (!endpoint.host.startsWith('/') || !(await answers(endpoint))) return;
  throw new EmbeddedPostgresError(
    `cannot use the data folder ${cluster.dataFolder}: a PostgreSQL that is not among this machine's processes ` +
      'answers on it; stop the other container that uses this folder first',
  );
}

async function startNew(cluster: Cluster): Promise<Endpoint> {
  const endpoint = await chooseEndpoint(cluster);
  await writeConfiguration(cluster, endpoint);
  await startAt(cluster, endpoint);
  return endpoint;
}

async function startAt(cluster: Cluster, endpoint: Endpoint): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await startServer(cluster);
      break;
    } catch (error) {
      // Children of a killed server need a moment to notice, and hold its shared memory until then.
      const isStray = error instanceof Error && error.message.includes('still in use');
      if (!isStray || attempt >= strayTriesMax) throw error;
      await wait(supervisionIntervalMs);
    }
  }
  if (await isHealthyWithin(cluster, endpoint, healthSecondsMax)) return;
  throw new EmbeddedPostgresError(`PostgreSQL started in ${cluster.folder} but does not answer on ${endpoint.host}`);
}

/** PostgreSQL survives the death of its children by itself; if the server itself dies, we start it again. */
function supervise(cluster: Cluster, endpoint: Endpoint, log: Log): { end(): Promise<void> } {
  const ending = new AbortController();
  const watch = async () => {
    let failed = 0;
    while (await pause(supervisionIntervalMs * 2 ** failed, ending.signal)) {
      const file = await readPostmasterFile(cluster.folder);
      if (file !== undefined && (await isPostmaster(cluster, file))) continue;
      log.warn({ dataFolder: cluster.dataFolder }, 'PostgreSQL died and is started again');
      try {
        await removeForeignPostmasterFile(cluster);
        await startAt(cluster, endpoint);
        failed = 0;
      } catch (error) {
        failed += 1;
        log.error({ err: error, failed }, 'PostgreSQL could not be started again');
        if (failed === failedRestartsMax) return;
      }
    }
  };
  const watching = watch();
  return {
    end: () => {
      ending.abort();
      return watching;
    },
  };
}

/**
 * A pool says that it has ended while its connections still take leave. Stopping the server in that moment would cut
 * them off, and each would report an outage that is none. Who does not leave by himself is cut off after all.
 */
async function untilClientsLeft(cluster: Cluster, endpoint: Endpoint): Promise<void> {
  const connectionString = connectionTo(endpoint, await readPassword(cluster.dataFolder)).connectionString(superuser);
  const deadline = Date.now() + leaveMsMax;
  const others = `select count(*)::text as answer from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while (Date.now() < deadline) {
    const count = await ask(connectionString, others);
    if (count === undefined || count === '0') return;
    await wait(20);
  }
}

/** False as soon as the watch shall end. The timer alone never keeps the process alive. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(ms, true, { signal, ref: false }).catch(() => false);
}

async function isHealthyWithin(cluster: Cluster, endpoint: Endpoint, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  const password = await readPassword(cluster.dataFolder);
  for (;;) {
    // Its data directory, so that a stranger on the same socket is not taken for ours.
    const verdict = await ask(
      connectionTo(endpoint, password).connectionString(superuser),
      "select current_setting('data_directory') as answer",
    );
    if (verdict !== undefined) return verdict === cluster.folder;
    if (Date.now() > deadline) return false;
    await wait(50);
  }
}

/** One question to the server; undefined if it cannot be asked. */
async function ask(connectionString: string, question: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  // A server that dies during the question reports it here as well; the question's own failure is enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ answer: string }>(question);
    return result.rows[0]?.answer;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answers(endpoint: Endpoint): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(join(endpoint.host, `.s.PGSQL.${endpoint.port}`));
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('connect', () => {
      settle(true);
      socket.destroy();
    });
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
