import type { Insertable } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function insertPlan(
  { trx, workspaceId }: WorkspaceTransaction,
  plan: Omit<Insertable<Tables['follow_up_plan']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('follow_up_plan')
    .values({ ...plan, workspace_id: workspaceId })
    .execute();
}

export type PlanChange = Omit<Insertable<Tables['follow_up_plan']>, 'workspace_id' | 'id' | 'made_at' | 'ended_at'>;

/** False when there is no such plan, or it has ended. */
export async function updatePlan(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, change }: Readonly<{ id: string; change: PlanChange }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('follow_up_plan')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function endPlan(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, at }: Readonly<{ id: string; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('follow_up_plan')
    .set({ ended_at: at, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
