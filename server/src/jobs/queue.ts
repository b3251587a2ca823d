import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  parseCronItems,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { DatabaseAddress } from '../database/connect.ts';
import type { Tables } from '../database/tables.ts';
import { holdNodeLock, type NodeLock, releaseDeadNodes } from './node-lock.ts';

/** A job's payload names what to work on, and holds nothing of it: rows of the queue are behind no workspace's guard. */
export type JobPayload = Readonly<Record<string, string | number>>;

export type JobOptions = Readonly<{
  /** Waiting jobs with one key are one job; a running one does not count. */
  key?: string;
  runAt?: Date;
}>;

/** A handler may run twice (its node may die after the work and before the tick): doing it again must change nothing. */
export type Job = (payload: JobPayload, attempt: JobAttempt) => Promise<void>;

/** `isLast`: when it fails now, nobody tries again. */
export type JobAttempt = Readonly<{ isLast: boolean }>;

/**
 * A job by the clock: five fields of cron, in UTC. Runs once over all nodes. `isCaughtUp`: one of a day that passed while
 * nothing ran is done at the start, for a computer that is off at night.
 */
export type Schedule = Readonly<{ job: string; cron: string; isCaughtUp?: boolean }>;

/** Puts a job into the queue in the caller's transaction: it is there when and only when the transaction commits. */
export async function enqueue(
  trx: Transaction<Tables>,
  name: string,
  payload: JobPayload,
  options: JobOptions = {},
): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null})`.execute(
    trx,
  );
}

export type QueueOptions = Readonly<{
  address: DatabaseAddress;
  log: Logger;
  jobs: Readonly<Record<string, Job>>;
  schedules: readonly Schedule[];
  concurrency: number;
}>;

export type RunningQueue = Readonly<{
  /** Gives back the jobs of nodes that died, and says how many nodes those were. */
  releaseDeadNodes: () => Promise<number>;
  /** Finishes what is running (at most 25 seconds) and takes nothing more. */
  stop: () => Promise<void>;
}>;

const drainMs = 25_000;
const pollMs = 2000;
const restartMs = 1000;
const dayMs = 86_400_000;

/**
 * Runs jobs until stopped, also over a restart of the database. The queue's tables are the owner's, so its connections
 * are too; the handlers themselves work as the app's role.
 */
export async function runQueue(options: QueueOptions): Promise<RunningQueue> {
  const pool = new pg.Pool({
    ...options.address.owner,
    max: options.concurrency + 3,
    application_name: 'voldaan-queue',
  });
  const lost = (error: Error) => options.log.warn({ reason: error.message }, 'queue connection lost');
  pool.on('error', lost);
  pool.on('connect', (connection) => connection.on('error', lost));
  let node = await startNode(options, pool);
  let isStopping = false;
  const kept = keepRunning();
  return {
    releaseDeadNodes: () => releaseDeadNodes(pool),
    stop: async () => {
      isStopping = true;
      // It refuses when it broke off by itself a moment before; then there is nothing left to finish.
      await node.runner.stop().catch((error: unknown) => options.log.debug({ err: error }, 'queue had stopped'));
      await kept;
      await node.lock.release();
      await pool.end();
    },
  };

  async function keepRunning(): Promise<void> {
    while (!isStopping) {
      await node.runner.promise.catch((error: unknown) => options.log.warn({ err: error }, 'the queue broke off'));
      if (isStopping) return;
      await delay(restartMs);
      const again = await startNode(options, pool).catch((error: unknown) => {
        options.log.warn({ err: error }, 'the queue cannot be started yet');
      });
      if (again === undefined) continue;
      await node.lock.release();
      node = again;
    }
  }
}

type Node = Readonly<{ runner: Runner; lock: NodeLock }>;

async function startNode(options: QueueOptions, pool: pg.Pool): Promise<Node> {
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    taskList: taskList(options),
    parsedCronItems: parseCronItems(
      options.schedules.map(({ job, cron, isCaughtUp }) => ({
        task: job,
        match: cron,
        options: { backfillPeriod: isCaughtUp ? dayMs : 0 },
      })),
    ),
    concurrency: options.concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: drainMs,
    logger: queueLogger(options.log),
    events,
  });
  return { runner, lock: holdNodeLock(options.address, name, options.log) };
}

/** A job that fails is logged once, here, with what failed; the queue runs it again later, ten times at most. */
function taskList({ jobs, log }: QueueOptions): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload, { job: { attempts, max_attempts: attemptsMax } }) => {
        try {
          await job(readPayload(payload), { isLast: attempts >= attemptsMax });
        } catch (error) {
          log.error({ err: error, job: name, attempts }, 'job failed');
          throw error;
        }
      },
    ]),
  );
}

function readPayload(payload: unknown): JobPayload {
  if (typeof payload !== 'object' || payload === null) return {};
  return Object.fromEntries(
    Object.entries(payload).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

/** The queue's own talk is about itself; what matters is logged above. */
function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (_level, message) => log.debug({ component: 'queue' }, message));
}
