import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Whose address it is; several addresses are one person only where staff said so, and then one of them is left. */
export async function findByAddress(
  { trx, workspaceId }: WorkspaceTransaction,
  emailKey: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('contact')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
  return row?.id;
}
