import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function showImport({ trx, workspaceId }: WorkspaceTransaction, id: string) {
  return trx
    .selectFrom('contact_import')
    .select([
      'id',
      'file_name',
      'state',
      'row_count',
      'added_count',
      'changed_count',
      'refused_count',
      'created_at',
      'finished_at',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function readChunk(
  { trx, workspaceId }: WorkspaceTransaction,
  { importId, number }: Readonly<{ importId: string; number: number }>,
): Promise<Buffer | undefined> {
  const row = await trx
    .selectFrom('contact_import_chunk')
    .select('bytes')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.bytes;
}

export type RefusedRow = Readonly<{ row: number; column: string; code: string; value: string }>;

/** Refused rows in the order of the file, from a row on. */
export async function listRefused(
  { trx, workspaceId }: WorkspaceTransaction,
  { importId, after, limit }: Readonly<{ importId: string; after: number; limit: number }>,
): Promise<readonly RefusedRow[]> {
  const rows = await trx
    .selectFrom('contact_import_row')
    .select(['number as row', 'fault_column as column', 'fault_code as code', 'fault_value as value'])
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('fault_code', 'is not', null)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(({ row, column, code, value }) => ({
    row,
    column: column ?? '',
    code: code ?? '',
    value: value ?? '',
  }));
}
