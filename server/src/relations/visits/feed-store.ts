import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function insertFeed(
  { trx, workspaceId }: WorkspaceTransaction,
  feed: Readonly<{ id: string; staffId: string; tokenHash: Buffer; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('calendar_feed')
    .values({
      workspace_id: workspaceId,
      id: feed.id,
      staff_id: feed.staffId,
      token_hash: feed.tokenHash,
      made_at: feed.at,
    })
    .execute();
}

/** False when there was none. */
export async function revokeFeed(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, at }: Readonly<{ staffId: string; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
