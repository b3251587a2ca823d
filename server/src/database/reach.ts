import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What a workspace's transaction (workspace-transaction.ts) is bound by. */
type Bound = Readonly<{ trx: Transaction<Tables> }>;

/**
 * Whose units alone are seen, for all that comes of one request. It is carried by the request and not by its route: a route or a
 * query that is written tomorrow is narrowed by the database as those of today are (`within_reach` in 0071-units.sql).
 */
const reaches = new AsyncLocalStorage<string | undefined>();

/** Runs what a request is for: as the member of staff who sees the own units alone, or, without one, as the whole workspace. */
export function withinReach<T>(staffId: string | undefined, work: () => T): T {
  return reaches.run(staffId, work);
}

export function currentReach(): string | undefined {
  return reaches.getStore();
}

/** What each transaction was bound to last; it ends with the transaction. */
const bound = new WeakMap<Transaction<Tables>, string>();

export function noteReach(trx: Transaction<Tables>, reach: string): void {
  bound.set(trx, reach);
}

/**
 * Part of a transaction that sees the whole workspace: what follows from an act that was allowed, as handing a case over to
 * those who are to see it from now on. Whatever comes out of it is not for the eyes of whoever asked.
 */
export function seeingAll<T>(db: Bound, work: () => Promise<T>): Promise<T> {
  return seeingAs(db, undefined, work);
}

/** Part of a transaction that sees what this member of staff would, by the one rule; the whole workspace without one. */
export async function seeingAs<T>(db: Bound, staffId: string | undefined, work: () => Promise<T>): Promise<T> {
  const before = bound.get(db.trx) ?? '';
  const wanted = staffId ?? '';
  if (before === wanted) return work();
  await bind(db, wanted);
  try {
    const result = await work();
    await bind(db, before);
    return result;
  } catch (error) {
    // A refusal may be answered within the transaction, which goes on as narrow as it was. One that the database has given up
    // takes no more statements, and ends with nothing seen.
    await bind(db, before).catch(() => undefined);
    throw error;
  }
}

async function bind({ trx }: Bound, reach: string): Promise<void> {
  await sql`select set_config('voldaan.reach', ${reach}, true)`.execute(trx);
  bound.set(trx, reach);
}
