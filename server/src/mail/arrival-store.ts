import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** News of a mail for the listeners of worker.ts, in the transaction that keeps it. */
export async function announceArrival(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, mailId }: Readonly<{ id: string; mailId: string }>,
): Promise<void> {
  await sql`insert into outbox (workspace_id, id, kind, subjects)
    values (${workspaceId}, ${id}, 'mail.arrived', array[${mailId}::uuid])`.execute(trx);
}
