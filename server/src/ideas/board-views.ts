import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { ideasMax } from './schema.ts';

/** For which ideas this device voted. */
export async function votesOf({ trx, workspaceId }: WorkspaceTransaction, voter: Buffer): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('idea_vote')
    .select('idea_id')
    .where('workspace_id', '=', workspaceId)
    .where('voter', '=', voter)
    .orderBy('idea_id')
    .limit(ideasMax)
    .execute();
  return new Set(rows.map((row) => row.idea_id));
}

/** Closed until somebody opens it. */
export async function isBoardOpen({ trx, workspaceId }: WorkspaceTransaction): Promise<boolean> {
  const row = await trx
    .selectFrom('idea_board')
    .select('is_open')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.is_open ?? false;
}

/** The link of the form where anybody may write; undefined while nobody opened it. */
export async function findSuggestionForm({ trx, workspaceId }: WorkspaceTransaction): Promise<string | undefined> {
  const row = await trx
    .selectFrom('case_form')
    .select('token')
    .where('workspace_id', '=', workspaceId)
    .where('is_open', '=', true)
    .executeTakeFirst();
  return row?.token;
}
