import { sql } from 'kysely';
import { integerArray, textArray } from '../../database/binary-array.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { JudgedFault } from './judge-rows.ts';
import type { FileReading, MappingWish } from './schema.ts';

/** What is known of a file: how it is read and, once that was said, which column is what. */
export type KeptReading = FileReading & Readonly<{ mapping?: MappingWish }>;

export type ImportRow = Readonly<{
  id: string;
  file_name: string;
  state: 'checking' | 'ready' | 'importing' | 'done' | 'undone' | 'failed' | 'cancelled';
  reading: KeptReading;
  row_count: number;
  valid_count: number;
  added_count: number;
  changed_count: number;
  refused_count: number;
  created_at: Date;
  finished_at: Date | null;
}>;

export async function insertImport(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, fileName, staffId }: Readonly<{ id: string; fileName: string; staffId: string }>,
): Promise<void> {
  await trx
    .insertInto('contact_import')
    .values({
      workspace_id: workspaceId,
      id,
      file_name: fileName,
      state: 'checking',
      reading: '{}',
      created_by: staffId,
    })
    .execute();
  await trx.insertInto('contact_import_progress').values({ workspace_id: workspaceId, import_id: id }).execute();
}

export async function insertChunk(
  { trx, workspaceId }: WorkspaceTransaction,
  chunk: Readonly<{ importId: string; number: number; bytes: Buffer }>,
): Promise<void> {
  const { importId, number, bytes } = chunk;
  await trx
    .insertInto('contact_import_chunk')
    .values({ workspace_id: workspaceId, import_id: importId, number, bytes })
    .execute();
}

export async function deleteImport({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('contact_import').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

/**
 * Takes the import for this transaction alone. `busy` when another has it, undefined when there is none. The lock leaves
 * others free to refer to the row.
 */
export async function lockImport(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ImportRow | 'busy' | undefined> {
  const { rows } = await sql<ImportRow>`
    select id, file_name, state, reading, row_count, valid_count, added_count, changed_count, refused_count, created_at,
      finished_at
    from contact_import where workspace_id = ${workspaceId} and id = ${id}
    for no key update skip locked`.execute(trx);
  if (rows[0] !== undefined) return rows[0];
  const known = await trx
    .selectFrom('contact_import')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return known === undefined ? undefined : 'busy';
}

export type ImportChange = Partial<
  Pick<ImportRow, 'state' | 'reading' | 'row_count' | 'valid_count' | 'added_count' | 'changed_count' | 'refused_count'>
>;

const finalStates: readonly ImportRow['state'][] = ['done', 'undone', 'cancelled', 'failed'];

export async function changeImport(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: ImportChange,
): Promise<void> {
  const { reading, ...rest } = change;
  const isFinished = change.state !== undefined && finalStates.includes(change.state);
  await trx
    .updateTable('contact_import')
    .set({
      ...rest,
      ...(reading ? { reading: JSON.stringify(reading) } : {}),
      // The transaction's own time: a contact that this import touched last carries the same one.
      ...(isFinished ? { finished_at: sql<Date>`now()` } : {}),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Says how far the work is; returns whether somebody wants it to stop. In a transaction of its own, so that all see it. */
export async function noteProgress(
  { trx, workspaceId }: WorkspaceTransaction,
  { importId, rowsDone }: Readonly<{ importId: string; rowsDone: number }>,
): Promise<boolean> {
  const row = await trx
    .updateTable('contact_import_progress')
    .set({ rows_done: rowsDone })
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .returning('is_cancelled')
    .executeTakeFirst();
  return row?.is_cancelled ?? false;
}

export async function setCancelled(
  { trx, workspaceId }: WorkspaceTransaction,
  { importId, isCancelled }: Readonly<{ importId: string; isCancelled: boolean }>,
): Promise<void> {
  await trx
    .updateTable('contact_import_progress')
    .set({ is_cancelled: isCancelled })
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
}

export async function saveMapping(
  { trx, workspaceId }: WorkspaceTransaction,
  { headingHash, mapping }: Readonly<{ headingHash: Buffer; mapping: MappingWish }>,
): Promise<void> {
  const chosen = { mapping: JSON.stringify(mapping), used_at: sql<Date>`now()` };
  await trx
    .insertInto('import_mapping')
    .values({ workspace_id: workspaceId, heading_hash: headingHash, ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'heading_hash']).doUpdateSet(chosen))
    .execute();
}

export async function forgetOldImports({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`delete from contact_import_chunk where workspace_id = ${workspaceId} and import_id in (
    select id from contact_import where workspace_id = ${workspaceId} and created_at < now() - interval '7 days')`.execute(
    trx,
  );
  await sql`delete from contact_import_row where workspace_id = ${workspaceId} and import_id in (
    select id from contact_import where workspace_id = ${workspaceId} and created_at < now() - interval '30 days')`.execute(
    trx,
  );
  await sql`update contact_import set state = 'cancelled', finished_at = now() where workspace_id = ${workspaceId}
    and state in ('checking', 'ready') and created_at < now() - interval '7 days'`.execute(trx);
}

export async function deleteFaults({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<void> {
  await trx
    .deleteFrom('contact_import_row')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
}

export async function insertFaults(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  faults: readonly JudgedFault[],
): Promise<void> {
  if (faults.length === 0) return;
  await sql`
    insert into contact_import_row (workspace_id, import_id, number, fault_code, fault_column, fault_value)
    select ${workspaceId}, ${importId}, fault.* from unnest(
      ${integerArray(faults.map(({ number }) => number))}::integer[], ${textArray(faults.map(({ code }) => code))}::text[],
      ${textArray(faults.map(({ column }) => column))}::text[], ${textArray(faults.map(({ value }) => value))}::text[]
    ) as fault`.execute(trx);
}

/** The file is not needed any more; the refused rows stay to be read. */
export async function deleteFile({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<void> {
  await trx
    .deleteFrom('contact_import_chunk')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
}
