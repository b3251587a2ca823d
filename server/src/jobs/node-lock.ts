import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { DatabaseAddress } from '../database/connect.ts';
import { lockSpaces } from '../database/lock-spaces.ts';

const reconnectMs = 1000;

export type NodeLock = Readonly<{ release: () => Promise<void> }>;

/**
 * A sign of life that needs no clock: the node holds an advisory lock on a connection of its own for as long as it
 * lives, and the database lets go of it in the moment the process dies. The queue by itself would keep a dead node's
 * jobs locked for four hours.
 */
export function holdNodeLock(address: DatabaseAddress, name: string, log: Logger): NodeLock {
  let isReleased = false;
  let client: pg.Client | undefined;
  void hold();
  return {
    release: async () => {
      isReleased = true;
      await client?.end().catch(() => undefined);
    },
  };

  async function hold(): Promise<void> {
    while (!isReleased) {
      try {
        await holdOnce();
      } catch (error) {
        log.warn({ err: error }, 'lost the sign of life of this node');
      }
      if (!isReleased) await delay(reconnectMs, undefined, { ref: false });
    }
  }

  /** Returns when the connection ends. */
  async function holdOnce(): Promise<void> {
    const opened = new pg.Client({ ...address.owner, application_name: 'voldaan-node', keepAlive: true });
    client = opened;
    const ended = new Promise<void>((resolve) => opened.once('end', resolve));
    opened.on('error', (error) => log.debug({ err: error }, 'connection of the sign of life broke'));
    await opened.connect();
    await opened.query('select pg_advisory_lock($1, hashtext($2))', [lockSpaces.nodeLife, name]);
    if (isReleased) await opened.end();
    await ended;
  }
}

/**
 * Gives back the jobs that are locked by a node without a sign of life. A node that only lost its connection for a
 * moment may then do a job that another does too: handlers allow for it.
 */
export async function releaseDeadNodes(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `with dead as (
       select distinct job.locked_by as name from graphile_worker._private_jobs job
       where job.locked_by is not null and job.locked_at < now() - interval '10 seconds'
         and not exists (
           select from pg_locks held
           where held.locktype = 'advisory' and held.granted and held.classid = $1::bigint::oid
             and held.objid = (hashtext(job.locked_by)::bigint & 4294967295)::oid
             and held.database = (select oid from pg_database where datname = current_database()))
     ), released as (
       select graphile_worker.force_unlock_workers(array_agg(name)) from dead having count(*) > 0
     )
     select (select count(*) from dead)::int as count, (select count(*) from released) as released`,
    [lockSpaces.nodeLife],
  );
  return rows[0]?.count ?? 0;
}
