import { sql } from 'kysely';
import { lockSpaces } from '../../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { SavedViewBody, SavedViewChangeBody } from './schema.ts';

/** Until the transaction ends nobody else makes or renames a view of theirs. */
export async function lockSavedViewsOf({ trx }: WorkspaceTransaction, staffId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.savedViews}, hashtext(${staffId}))`.execute(trx);
}

export async function insertSavedView(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, view, staffId, at }: Readonly<{ id: string; view: SavedViewBody; staffId: string; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('saved_view')
    .values({ ...view, workspace_id: workspaceId, id, created_by: staffId, created_at: at, changed_at: at })
    .execute();
}

export async function updateSavedView(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, change, at }: Readonly<{ id: string; change: SavedViewChangeBody; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('saved_view')
    .set({
      changed_at: at,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.is_shared === undefined ? {} : { is_shared: change.is_shared }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteSavedView({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('saved_view').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}
