import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';
import type { WorkspaceTransaction } from './workspace-transaction.ts';

/** Nobody waits for one statement so long; what comes of all of them is waited for by others. */
const secondsMax = 120;

/**
 * Runs reading in one transaction that sees the workspace, and sees it as it was at one moment: two statements can be compared
 * with each other. Whatever is read so is shared by all callers: it is no caller's, and holds no case.
 */
export function inWorkspaceSnapshot<T>(
  database: Kysely<Tables>,
  workspaceId: string,
  read: (db: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`/* joins begin */
        select set_config('voldaan.workspace_id', ${workspaceId}, true),
          set_config('statement_timeout', ${`${secondsMax}s`}, true),
          set_config('idle_in_transaction_session_timeout', ${`${secondsMax}s`}, true)`.execute(trx);
      return read({ trx, workspaceId });
    });
}
