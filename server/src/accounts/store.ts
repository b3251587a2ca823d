import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function keepSession(
  db: WorkspaceTransaction,
  { sessionId, now }: Readonly<{ sessionId: string; now: Date }>,
): Promise<void> {
  await db.trx
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', sessionId)
    .execute();
}
