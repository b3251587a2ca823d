import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type MappingWish, mappingSchema } from './schema.ts';

export async function showImport({ trx, workspaceId }: WorkspaceTransaction, id: string) {
  return trx
    .selectFrom('contact_import as import')
    .leftJoin('contact_import_progress as progress', (join) =>
      join.onRef('progress.workspace_id', '=', 'import.workspace_id').onRef('progress.import_id', '=', 'import.id'),
    )
    .select([
      'import.id',
      'file_name',
      'state',
      'row_count',
      'added_count',
      'changed_count',
      'refused_count',
      'created_at',
      'finished_at',
    ])
    .select(({ fn, val }) => [
      fn.coalesce('rows_done', val(0)).as('rows_done'),
      fn.coalesce('is_cancelled', val(false)).as('is_cancelled'),
    ])
    .where('import.workspace_id', '=', workspaceId)
    .where('import.id', '=', id)
    .executeTakeFirst();
}

/** How a file with these headings was read last time. */
export async function findMapping(
  { trx, workspaceId }: WorkspaceTransaction,
  headingHash: Buffer,
): Promise<MappingWish | undefined> {
  const row = await trx
    .selectFrom('import_mapping')
    .select('mapping')
    .where('workspace_id', '=', workspaceId)
    .where('heading_hash', '=', headingHash)
    .executeTakeFirst();
  const read = mappingSchema.safeParse(row?.mapping);
  return read.success ? read.data : undefined;
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
  return trx
    .selectFrom('contact_import_row')
    .select(['number as row', 'fault_column as column', 'fault_code as code', 'fault_value as value'])
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
}
