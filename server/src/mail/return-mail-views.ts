import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Where mail comes back to; '' when nothing was said. */
export async function returnAddress({ trx, workspaceId }: WorkspaceTransaction): Promise<string> {
  const row = await trx
    .selectFrom('return_mail')
    .select('address')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.address ?? '';
}
