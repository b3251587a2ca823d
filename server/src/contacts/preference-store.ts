import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Somebody who is no contact any more is not asked at all, so that there is nothing to keep. */
export async function saveRestDays(
  { trx, workspaceId }: WorkspaceTransaction,
  { addressHash, restDays }: Readonly<{ addressHash: Buffer; restDays: number | null }>,
): Promise<void> {
  await trx
    .updateTable('contact')
    .set({ rest_days: restDays })
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', addressHash)
    .execute();
}
