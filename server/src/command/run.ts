import type { Logger } from 'pino';
import { makeFirstSetupLink } from '../accounts/setup-link.ts';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { connectDatabases } from '../database/connect.ts';
import { requireSameSecret } from '../database/database-secret.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { requireRoles } from '../database/require-roles.ts';
import { type DemoEntrance, makeDemoEntrance } from '../demo/routes.ts';
import { makeLog } from '../log.ts';
import { makeMailer } from '../mail/mailer.ts';
import { makeProduct, type Product } from '../product.ts';
import { startWorker } from '../worker.ts';
import { demoConfig } from './demo-config.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { listen } from './listen.ts';

export type Parts = Readonly<{ serves: boolean; works: boolean; isDemo: boolean }>;

type Closing = () => Promise<void>;

/**
 * All of a stop: requests and jobs have 25 seconds each, and the database stops after them. A little less than the minute
 * that docs/operate.md has the system wait before it kills.
 */
const stopMs = 55_000;
const forgottenMs = 3_000;

/** Runs until SIGTERM or SIGINT, then finishes what is under way and stops what was started, in the reverse order. */
export async function runUntilStopped(
  read: Readonly<{ config: Config; unknownNames: readonly string[] }>,
  parts: Parts,
): Promise<number> {
  const config = parts.isDemo ? demoConfig(read.config) : read.config;
  const log = makeLog(config);
  for (const name of read.unknownNames) log.warn({ setting: name }, 'this setting is not known; is it spelled right?');
  const stopped = stopSignal(log);
  const closings: Closing[] = [];
  try {
    await open(config, parts, { log, closings });
    closings.unshift(giveBackMemory(log));
    await stopped;
    return 0;
  } finally {
    await closeAll(closings, log);
  }
}

async function open(
  config: Config,
  parts: Parts,
  { log, closings }: Readonly<{ log: Logger; closings: Closing[] }>,
): Promise<void> {
  const database = await openDatabase(config, log);
  closings.unshift(database.stop);
  const { applied, version } = await migrate(database.address.owner, database.taker);
  if (applied.length > 0) log.info({ applied: applied.length, version }, 'brought the database to this release');
  const databases = connectDatabases(database.address, log);
  closings.unshift(databases.close);
  await requireRoles(databases);
  await requireSameSecret(databases, config.secret);
  const product = makeProduct({ config, databases, log, mailer: makeMailer(config) });
  if (parts.works) closings.unshift(await startWorker(product, database.address));
  if (!parts.serves) {
    log.info('working: sending mail, and doing what can be done later');
    return;
  }
  const demo = parts.isDemo ? await openSample(product) : undefined;
  closings.unshift(await serve(product, demo));
  greet(
    config,
    demo ? `Look around in the sample company: ${config.baseUrl}/demo/${demo.token}` : await setupLine(product),
  );
}

/** What the sample company is made of is loaded for the demo alone. */
async function openSample(product: Product): Promise<DemoEntrance> {
  const { openDemo } = await import('../demo/open-demo.ts');
  return makeDemoEntrance(await openDemo(product));
}

async function serve(product: Product, demo: DemoEntrance | undefined): Promise<Closing> {
  const app = await buildApp(product, demo ? { demo } : {});
  await listen(app, product.config);
  return () => app.close();
}

/** Until somebody has set up a company, every start offers a link to do so. */
async function setupLine(product: Product): Promise<string | undefined> {
  const made = await makeFirstSetupLink(product);
  return made && `Set up your company (until ${made.expiresAt.toISOString()}): ${made.link}`;
}

function greet(config: Config, line: string | undefined): void {
  process.stdout.write(`\nVoldaan runs at ${config.baseUrl}\n${line === undefined ? '' : `${line}\n`}\n`);
}

/** Signals may come twice: npm forwards one, and the terminal sends its own. Later ones change nothing. */
function stopSignal(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (signal: string) => {
      if (isStopping) return;
      isStopping = true;
      log.info({ signal }, 'stopping');
      resolve();
    };
    process.on('SIGTERM', () => stop('SIGTERM'));
    process.on('SIGINT', () => stop('SIGINT'));
  });
}

async function closeAll(closings: readonly Closing[], log: Logger): Promise<void> {
  const late = setTimeout(() => {
    log.error({}, 'could not stop in time; what was not finished is in the database and will be');
    process.exit(1);
  }, stopMs);
  late.unref();
  for (const close of closings) {
    await close().catch((error: unknown) => log.error({ err: error }, 'could not close cleanly'));
  }
  clearTimeout(late);
  // Everything is closed; whatever timer or socket is left has no business holding the process.
  setTimeout(() => {
    log.warn({}, 'something forgotten kept the process; it ends all the same');
    process.exit();
  }, forgottenMs).unref();
}
