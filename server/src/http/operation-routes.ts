import { access, constants, statfs } from 'node:fs/promises';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { readMigrations } from '../database/migrate.ts';
import type { Product } from '../product.ts';
import { queueDepth } from '../product-metrics.ts';
import { productVersion } from '../product-version.ts';
import { route } from './route.ts';

const freeBytesMin = 200 * 1024 * 1024;
const waitingSecondsMax = 600;
const checkMs = 2000;
/** Read once: the files of a release do not change under it. */
const knownMigrations = readMigrations().map((migration) => migration.number);
const reportBytesMax = 64 * 1024;

const checks = z.object({ database: z.boolean(), migrations: z.boolean(), queue: z.boolean(), disk: z.boolean() });
type Checks = z.output<typeof checks>;

/** What the operator's tools ask: alive, ready, which version, how it goes. */
export function operationRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'health.alive',
    method: 'GET',
    url: '/healthz',
    summary: 'Whether the process answers',
    schema: { reply: z.object({ alive: z.boolean() }) },
    handler: async () => ({ alive: true }),
  });
  route(app, {
    name: 'health.ready',
    method: 'GET',
    url: '/readyz',
    summary: 'Whether the process can do its work: database, migrations, queue and disk',
    schema: { reply: z.object({ ready: z.boolean(), checks }) },
    handler: async ({ reply }) => {
      const found = await checkAll(product);
      const ready = Object.values(found).every(Boolean);
      reply.code(ready ? 200 : 503);
      return { ready, checks: found };
    },
  });
  route(app, {
    name: 'health.version',
    method: 'GET',
    url: '/version',
    summary: 'The release that runs',
    schema: { reply: z.object({ version: z.string(), node: z.string() }) },
    handler: async () => ({ version: productVersion, node: process.version }),
  });
  route(app, {
    name: 'health.metrics',
    method: 'GET',
    url: '/metrics',
    summary: 'Figures about the running of the process, for Prometheus; not through a proxy',
    handler: async ({ request, reply }) => {
      if (cameThroughProxy(request)) throw new Refusal('not_found');
      const { registry } = product.metrics;
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  });
  route(app, {
    name: 'csp-report.take',
    method: 'POST',
    url: '/csp-reports',
    summary: 'Where browsers report what the content security policy stopped; only counted',
    accepts: 'report',
    bodyBytesMax: reportBytesMax,
    limit: { name: 'csp-report', amount: 30, seconds: 60 },
    handler: async () => {
      product.metrics.cspReports.inc();
      return undefined;
    },
  });
}

/** The figures are for those who reach the process itself; a proxy that says for whom it asks does so for the world. */
function cameThroughProxy({ headers }: FastifyRequest): boolean {
  return ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
}

async function checkAll(product: Product): Promise<Checks> {
  const [database, migrations, queue, disk] = await Promise.all([
    holds(async () => (await sql`select 1`.execute(product.databases.app)).rows.length === 1),
    holds(() => isMigrated(product)),
    holds(async () => (await queueDepth(product.databases)).oldestSeconds < waitingSecondsMax),
    holds(() => hasRoom(product.config.dataFolder)),
  ]);
  return { database, migrations, queue, disk };
}

/** A check that fails or hangs does not hold; the caller of /readyz never waits longer than this. */
async function holds(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function isMigrated(product: Product): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`select number from migration`.execute(product.databases.app);
  const applied = new Set(rows.map((row) => row.number));
  return knownMigrations.every((number) => applied.has(number));
}

async function hasRoom(folder: string): Promise<boolean> {
  // With a database elsewhere the folder may hold nothing yet; then the disk is not ours to judge.
  const isThere = await access(folder, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (!isThere) return true;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > freeBytesMin;
}
