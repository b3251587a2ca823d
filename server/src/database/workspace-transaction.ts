import { type Kysely, sql, type Transaction } from 'kysely';
import { keptQuery, namedValue } from './kept-query.ts';
import { currentReach, noteReach } from './reach.ts';
import type { Tables } from './tables.ts';

/** A transaction that sees one workspace. Every query of a store or view takes this and names the workspace as well. */
export type WorkspaceTransaction = Readonly<{ trx: Transaction<Tables>; workspaceId: string }>;

/**
 * Runs the work in one transaction that row-level security binds to the workspace, and within a request to what its caller may
 * see of it. The settings end with the transaction, so that a pooled connection never carries them to the next caller.
 */
export function inWorkspace<T>(
  database: Kysely<Tables>,
  workspaceId: string,
  work: (db: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (trx) => work(await bound(trx, workspaceId)));
}

/** The same for work that only reads: the database refuses everything else, and nobody waits for its end (join-begin.ts). */
export function inWorkspaceReading<T>(
  database: Kysely<Tables>,
  workspaceId: string,
  read: (db: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => read(await bound(trx, workspaceId)));
}

async function bound(trx: Transaction<Tables>, workspaceId: string): Promise<WorkspaceTransaction> {
  const reach = currentReach();
  if (reach === undefined) {
    await trx.executeQuery(bindWorkspace({ workspaceId }));
  } else {
    await trx.executeQuery(bindReach({ workspaceId, reach }));
    noteReach(trx, reach);
  }
  return { trx, workspaceId };
}

const workspaceBound = sql`/* joins begin */ select set_config('voldaan.workspace_id', ${namedValue('workspaceId')}, true)`;
const bindWorkspace = keptQuery(workspaceBound);
const bindReach = keptQuery(sql`${workspaceBound}, set_config('voldaan.reach', ${namedValue('reach')}, true)`);
