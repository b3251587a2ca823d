import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Forgets changes of more than two days ago: whoever last looked before them counts all months again (count-mentions.ts). */
export async function forgetTextChanges({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await sql`
    delete from text_change
    where workspace_id = ${workspaceId} and marked_at < ${now}::timestamptz - interval '2 days'`.execute(trx);
}
