import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { KeptProcess } from './kept-process.ts';
import type { Random } from './random.ts';

export type Prey = Readonly<{
  server: KeptProcess;
  workers: readonly KeptProcess[];
  /** The folder in which PostgreSQL keeps postmaster.pid. */
  clusterFolder: string;
  ownerUrl: string;
}>;

export type Blow = 'server' | 'worker' | 'both workers' | 'postgres' | 'backend' | 'server and postgres' | 'everything';

const blows: readonly Blow[] = [
  'server',
  'worker',
  'both workers',
  'postgres',
  'backend',
  'server and postgres',
  'everything',
];

/** A blow and the moment by which it had fallen. */
export type Struck = Readonly<{ blow: Blow; at: number }>;

/** When the blows end, and how long nothing happens between two of them, in milliseconds. */
export type Raging = Readonly<{ untilMs: number; pauseMs: Readonly<{ least: number; most: number }> }>;

/** Kills without warning (SIGKILL), by seed, until the time is over. Each sort of blow falls once before any falls twice. */
export async function strike(
  prey: Prey,
  random: Random,
  { untilMs, pauseMs: { least, most } }: Raging,
): Promise<readonly Struck[]> {
  const struck: Struck[] = [];
  let round: Blow[] = [];
  for (;;) {
    const pauseMs = random.between(least, most);
    if (Date.now() + pauseMs > untilMs) return struck;
    await wait(pauseMs);
    // On a machine that has much else to do nobody would ever get to work; a third of the blows hits who is getting up.
    if (random.between(0, 3) > 1) await untilUp(prey, untilMs);
    if (round.length === 0) round = [...blows];
    const blow = random.pick(round);
    round = round.filter((other) => other !== blow);
    await deal(blow, prey, random);
    struck.push({ blow, at: Date.now() });
  }
}

/** All are at work, and have been for a moment. */
async function untilUp({ server, workers }: Prey, untilMs: number): Promise<void> {
  while (Date.now() < untilMs) {
    if ([server, ...workers].every((process) => process.isUp())) return wait(1_500);
    await wait(100);
  }
}

async function deal(blow: Blow, { server, workers, clusterFolder, ownerUrl }: Prey, random: Random): Promise<void> {
  if (blow === 'server' || blow === 'server and postgres' || blow === 'everything') server.kill();
  if (blow === 'worker') random.pick(workers).kill();
  if (blow === 'both workers' || blow === 'everything') for (const worker of workers) worker.kill();
  if (blow === 'postgres' || blow === 'server and postgres' || blow === 'everything') killPostgres(clusterFolder);
  if (blow === 'backend') await killBackend(ownerUrl);
}

function killPostgres(clusterFolder: string): void {
  try {
    const pid = Number(readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    if (pid > 1) process.kill(pid, 'SIGKILL');
  } catch {
    // It lies on the ground still from the blow before.
  }
}

/** One backend that dies so takes all others with it: PostgreSQL cannot know what it left in shared memory. */
async function killBackend(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename = 'voldaan_app' and pid <> pg_backend_pid() order by random() limit 1`,
    );
    if (rows[0] !== undefined) process.kill(rows[0].pid, 'SIGKILL');
  } catch {
    // Away already.
  } finally {
    await client.end().catch(() => undefined);
  }
}
