import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { enqueue, type Job, type RunningQueue, runQueue } from './queue.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
const log = pino({ level: 'silent' });
const running: RunningQueue[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Bakkerij');
});

afterAll(async () => {
  for (const queue of running) await queue.stop();
  await database.drop();
});

async function start(jobs: Record<string, Job>): Promise<RunningQueue> {
  const queue = await runQueue({ address: database.address, log, jobs, schedules: [], concurrency: 2 });
  running.push(queue);
  return queue;
}

function add(name: string, payload: Record<string, string>): Promise<void> {
  return inWorkspace(database.databases.app, workspace.id, ({ trx }) => enqueue(trx, name, payload));
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 100 && !(await isTrue()); round++) await delay(50);
  expect(await isTrue()).toBe(true);
}

test('a job runs once its transaction commits, and never when it rolls back', async () => {
  const done: string[] = [];
  await start({
    'test.note': async (payload) => {
      done.push(String(payload['word']));
    },
  });
  const refused = inWorkspace(database.databases.app, workspace.id, async ({ trx }) => {
    await enqueue(trx, 'test.note', { word: 'rolled back' });
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  await add('test.note', { word: 'committed' });
  await until(() => done.length > 0);
  await delay(100);
  expect(done).toEqual(['committed']);
});

test('a job of the night is done in the morning by a computer that was off, once', async () => {
  const done: string[] = [];
  const jobs = {
    'test.nightly': async () => void done.push('nightly'),
    'test.recount': async () => void done.push('recount'),
  };
  const slept = new Date(Date.now() - 3 * 3_600_000);
  const cron = `${slept.getUTCMinutes()} ${slept.getUTCHours()} * * *`;
  const schedules = [
    { job: 'test.nightly', cron, isCaughtUp: true },
    { job: 'test.recount', cron },
  ];
  // As it stands after days in which the computer was on by day.
  await database.superuser.query(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     select job, now() - interval '9 days', now() - interval '60 hours' from unnest($1::text[]) job`,
    [schedules.map(({ job }) => job)],
  );
  const queue = await runQueue({ address: database.address, log, jobs, schedules, concurrency: 2 });
  running.push(queue);
  await until(() => done.length > 0);
  await delay(300);
  expect(done).toEqual(['nightly']);
});

test('the job of a node that died is done by another within seconds', async () => {
  const done: string[] = [];
  const queue = await start({
    'test.take-over': async (payload) => {
      done.push(String(payload['word']));
    },
  });
  await add('test.take-over', { word: 'later' });
  await until(() => done.length === 1);
  // As a killed node leaves it: locked, with nobody alive under that name.
  await database.superuser.query(
    `select graphile_worker.add_job('test.take-over', '{"word":"orphan"}', run_at => now() + interval '1 hour')`,
  );
  await database.superuser.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() - interval '1 minute',
       run_at = now() where payload->>'word' = 'orphan'`,
  );
  expect(await queue.releaseDeadNodes()).toBe(1);
  await until(() => done.includes('orphan'));
});

test('a living node keeps its job, however long it takes', async () => {
  let finish: () => void = () => undefined;
  let starts = 0;
  const queue = await start({
    'test.long': () => {
      starts += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
  await add('test.long', {});
  await until(() => starts === 1);
  await database.superuser.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by is not null`,
  );
  expect(await queue.releaseDeadNodes()).toBe(0);
  finish();
});

test('the app may put a job in, and cannot read what others put there', async () => {
  await expect(database.databases.appPool.query('select * from graphile_worker._private_jobs')).rejects.toThrow(
    /permission denied/,
  );
});
