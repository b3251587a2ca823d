import type { PlanChange } from '@voldaan/domain/improvements/plan-change';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { uuid } from '../database/uuid.ts';
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

/** False when a colleague changed it meanwhile. */
export async function changeAction(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision, plan }: Readonly<{ id: string; revision: number; plan: Updateable<Tables['improvement_action']> }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('improvement_action')
    .set({ ...plan, revision: sql`revision + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What stood in the plan stays readable beside it. */
export async function insertChange(
  { trx, workspaceId }: WorkspaceTransaction,
  { actionId, by, at, changes }: Readonly<{ actionId: string; by: string; at: Date; changes: readonly PlanChange[] }>,
): Promise<void> {
  await trx
    .insertInto('improvement_change')
    .values({
      workspace_id: workspaceId,
      id: uuid(at.getTime()),
      action_id: actionId,
      staff_id: by,
      at,
      changes: JSON.stringify(changes),
    })
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
