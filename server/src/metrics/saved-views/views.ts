import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { savedViewsMost } from './schema.ts';

export type SavedViewRow = Readonly<{
  id: string;
  name: string;
  screen: string;
  search: string;
  is_shared: boolean;
  created_by: string;
  made_by: string | null;
}>;

/** The views that somebody may see: his own, and those that are shared. */
export async function listSavedViews(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, id }: Readonly<{ staffId: string; id?: string }>,
): Promise<readonly SavedViewRow[]> {
  let query = trx
    .selectFrom('saved_view')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'saved_view.workspace_id').onRef('staff.id', '=', 'saved_view.created_by'),
    )
    .select(['saved_view.id', 'saved_view.name', 'screen', 'search', 'is_shared', 'created_by'])
    .select('staff.name as made_by')
    .where('saved_view.workspace_id', '=', workspaceId)
    .where((where) => where.or([where('is_shared', '=', true), where('created_by', '=', staffId)]));
  if (id !== undefined) query = query.where('saved_view.id', '=', id);
  return query.orderBy('saved_view.name').orderBy('saved_view.id').limit(savedViewsMost).execute();
}

/** What somebody keeps under a name, however its letters are written. */
export async function findOwnSavedView(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, name, exceptId }: Readonly<{ staffId: string; name: string; exceptId?: string }>,
): Promise<Pick<SavedViewRow, 'id' | 'screen' | 'search' | 'is_shared'> | undefined> {
  let query = trx
    .selectFrom('saved_view')
    .select(['id', 'screen', 'search', 'is_shared'])
    .where('workspace_id', '=', workspaceId)
    .where('created_by', '=', staffId)
    .where(sql<boolean>`lower(name) = lower(${name})`);
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId);
  return query.orderBy('id').limit(1).executeTakeFirst();
}

export async function countSavedViews({ trx, workspaceId }: WorkspaceTransaction, staffId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('saved_view')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('created_by', '=', staffId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
