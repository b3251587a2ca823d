import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction that sees one workspace. Every query of a store or view takes this and names the workspace as well. */
export type WorkspaceTransaction = Readonly<{ trx: Transaction<Tables>; workspaceId: string }>;

/**
 * Runs the work in one transaction that row-level security binds to the workspace. The setting ends with the
 * transaction, so that a pooled connection never carries it to the next caller.
 */
export function inWorkspace<T>(
  database: Kysely<Tables>,
  workspaceId: string,
  work: (db: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (trx) => {
    await sql`/* joins begin */ select set_config('voldaan.workspace_id', ${workspaceId}, true)`.execute(trx);
    return work({ trx, workspaceId });
  });
}
