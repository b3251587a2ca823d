import type { Insertable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertTask(
  { trx, workspaceId }: WorkspaceTransaction,
  task: Omit<Insertable<Tables['case_task']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('case_task')
    .values({ ...task, workspace_id: workspaceId })
    .execute();
}

/** False when the case has no such task. */
export async function updateTask(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, caseId, doneAt }: Readonly<{ id: string; caseId: string; doneAt: Date | null }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('case_task')
    .set({ done_at: doneAt })
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
