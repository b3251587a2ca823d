import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export function findSurvey(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<Readonly<{ id: string; name: string }> | undefined> {
  return trx
    .selectFrom('survey')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}
