import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export const macrosMost = 200;

export type MacroRow = Readonly<{ id: string; name: string; texts: Readonly<Record<string, string>> }>;

export async function listMacros(db: WorkspaceTransaction): Promise<readonly MacroRow[]> {
  return db.trx
    .selectFrom('case_macro')
    .select(['id', 'name', 'texts'])
    .where('workspace_id', '=', db.workspaceId)
    .orderBy('name')
    .orderBy('id')
    .limit(macrosMost)
    .execute();
}
