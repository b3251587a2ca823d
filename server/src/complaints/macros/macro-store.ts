import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

type MacroWritten = Readonly<{ id: string; name: string; texts: Readonly<Record<string, string>>; at: Date }>;

export async function insertMacro(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, name, texts, at }: MacroWritten,
): Promise<void> {
  await trx
    .insertInto('case_macro')
    .values({ workspace_id: workspaceId, id, name, texts: JSON.stringify(texts), changed_at: at })
    .execute();
}

/** False when there is no such text. */
export async function updateMacro(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, name, texts, at }: MacroWritten,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('case_macro')
    .set({ name, texts: JSON.stringify(texts), changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there is no such text. */
export async function deleteMacro({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('case_macro')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
