import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Whether there is a contact moment of this id. */
export async function findTouchpointId(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('touchpoint')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.id;
}
