import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Who sees some units alone gives visits and promises to colleagues there: to others they would be out of sight at once. */
const isWithinReach = sql<boolean>`sees_staff(staff.id)`;

export type Colleague = Readonly<{ id: string; name: string }>;

/** Who may visit customers and promise them something, by name. */
export async function listColleagues({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly Colleague[]> {
  return trx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('role', 'in', ['owner', 'manager', 'agent'])
    .where('removed_at', 'is', null)
    .where(isWithinReach)
    .orderBy('name')
    .orderBy('id')
    .limit(2000)
    .execute();
}

/** Whether this is somebody who may. */
export async function isColleague({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('staff')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('role', 'in', ['owner', 'manager', 'agent'])
    .where('removed_at', 'is', null)
    .where(isWithinReach)
    .executeTakeFirst();
  return row !== undefined;
}
