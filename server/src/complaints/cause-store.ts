import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertCause(
  { trx, workspaceId }: WorkspaceTransaction,
  cause: Readonly<{ id: string; name: string; position: number }>,
): Promise<void> {
  await trx
    .insertInto('case_cause')
    .values({ ...cause, workspace_id: workspaceId })
    .execute();
}

/** False when there is no such cause. One that is retired stays with the cases that have it. */
export async function updateCause(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: Readonly<{ name?: string | undefined; retired_at?: Date | null }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('case_cause')
    .set({ id, ...change })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
