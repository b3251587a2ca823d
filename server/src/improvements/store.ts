import type { Insertable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertAction(
  { trx, workspaceId }: WorkspaceTransaction,
  action: Omit<Insertable<Tables['improvement_action']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('improvement_action')
    .values({ ...action, workspace_id: workspaceId })
    .execute();
}

/** False when there is no such action, or its result was read before. */
export async function endAction(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, conclusion, at }: Readonly<{ id: string; conclusion: string; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('improvement_action')
    .set({ conclusion, ended_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes an action that has not begun; false when there is none such. */
export async function deletePlannedAction(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, today }: Readonly<{ id: string; today: string }>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('improvement_action')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('starts_on', '>', today)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
