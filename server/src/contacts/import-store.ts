import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { FileReading } from './schema.ts';

export type ImportRow = Readonly<{
  id: string;
  file_name: string;
  state: 'checking' | 'ready' | 'importing' | 'done' | 'undone' | 'failed' | 'cancelled';
  reading: FileReading;
  row_count: number;
  valid_count: number;
  added_count: number;
  changed_count: number;
  refused_count: number;
  created_at: Date;
  finished_at: Date | null;
}>;

/** A row of the file as it was judged, in the shape that one JSON parameter carries to the database. */
export type JudgedRow = Readonly<{
  number: number;
  id: string;
  email?: string;
  email_key?: string;
  address_hash?: string;
  name?: string;
  external_id?: string | null;
  phone?: string | null;
  language?: string | null;
  attributes?: Readonly<Record<string, string>>;
  fault_code?: string;
  fault_column?: string;
  fault_value?: string;
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

/** Takes the import for this transaction alone. `busy` when another has it, undefined when there is none. */
export async function lockImport(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ImportRow | 'busy' | undefined> {
  const { rows } = await sql<ImportRow>`
    select id, file_name, state, reading, row_count, valid_count, added_count, changed_count, refused_count, created_at,
      finished_at
    from contact_import where workspace_id = ${workspaceId} and id = ${id} for update skip locked`.execute(trx);
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

export async function deleteJudgedRows({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<void> {
  await trx
    .deleteFrom('contact_import_row')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
}

export async function insertJudgedRows(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  rows: readonly JudgedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into contact_import_row (workspace_id, import_id, number, contact_id, email, email_key, address_hash, name,
      external_id, phone, language, attributes, fault_code, fault_column, fault_value)
    select ${workspaceId}, ${importId}, number, id, coalesce(email, ''), coalesce(email_key, ''),
      decode(coalesce(address_hash, ''), 'hex'), coalesce(name, ''), external_id, phone, language,
      coalesce(attributes, '{}'), fault_code, fault_column, fault_value
    from json_to_recordset(${JSON.stringify(rows)}::json) as judged (number integer, id uuid, email text, email_key text,
      address_hash text, name text, external_id text, phone text, language text, attributes jsonb, fault_code text,
      fault_column text, fault_value text)`.execute(trx);
}

/** What a contact says after the row is taken in: a row without a value leaves the known one. */
const merged = sql`coalesce(nullif(row.name, ''), contact.name), coalesce(row.language, contact.language),
  coalesce(row.external_id, contact.external_id), coalesce(row.phone, contact.phone), contact.attributes || row.attributes`;
const known = sql`contact.name, contact.language, contact.external_id, contact.phone, contact.attributes`;

/** How many known contacts the valid rows would change. */
export async function countChanges({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from contact_import_row row
    join contact on contact.workspace_id = row.workspace_id and contact.email_key = row.email_key
    where row.workspace_id = ${workspaceId} and row.import_id = ${importId} and row.fault_code is null
      and (${merged}) is distinct from (${known})`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Changes the known contacts whose row says something else, and keeps how they were. Returns how many. */
export async function mergeKnown({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<number> {
  await sql`
    insert into contact_import_change (workspace_id, import_id, contact_id, before)
    select ${workspaceId}, ${importId}, contact.id, to_jsonb(contact)
    from contact_import_row row
    join contact on contact.workspace_id = row.workspace_id and contact.email_key = row.email_key
    where row.workspace_id = ${workspaceId} and row.import_id = ${importId} and row.fault_code is null
      and (${merged}) is distinct from (${known})
    for update of contact`.execute(trx);
  const { numAffectedRows } = await sql`
    update contact set (name, language, external_id, phone, attributes) = row(${merged}), changed_at = now()
    from contact_import_change change, contact_import_row row
    where contact.workspace_id = ${workspaceId} and contact.id = change.contact_id
      and change.workspace_id = ${workspaceId} and change.import_id = ${importId} and change.before is not null
      and row.workspace_id = ${workspaceId} and row.import_id = ${importId} and row.fault_code is null
      and row.email_key = contact.email_key`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Adds the contacts that are not known, and notes that they were not. Returns how many. */
export async function addUnknown({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with added as (
      insert into contact (workspace_id, id, email, email_key, address_hash, name, external_id, phone, language,
        attributes, import_id)
      select workspace_id, contact_id, email, email_key, address_hash, name, external_id, phone, language, attributes,
        import_id
      from contact_import_row
      where workspace_id = ${workspaceId} and import_id = ${importId} and fault_code is null
      order by number
      on conflict (workspace_id, email_key) do nothing
      returning id
    )
    insert into contact_import_change (workspace_id, import_id, contact_id, before)
    select ${workspaceId}, ${importId}, id, null from added`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** The file and the rows that went in are not needed any more; the refused ones stay to be read. */
export async function dropWorkings({ trx, workspaceId }: WorkspaceTransaction, importId: string): Promise<void> {
  await trx
    .deleteFrom('contact_import_chunk')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
  await trx
    .deleteFrom('contact_import_row')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('fault_code', 'is', null)
    .execute();
}

/**
 * Brings back what was there before: contacts it changed are as they were, contacts it added are gone. One that somebody
 * has changed since is left as they made it.
 */
export async function revertImport({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await sql`
    update contact set (name, language, external_id, phone, attributes, changed_at) =
      row(was.name, was.language, was.external_id, was.phone, was.attributes, was.changed_at)
    from contact_import_change change, contact_import done, jsonb_populate_record(null::contact, change.before) was
    where contact.workspace_id = ${workspaceId} and contact.id = change.contact_id
      and change.workspace_id = ${workspaceId} and change.import_id = ${id} and change.before is not null
      and done.workspace_id = ${workspaceId} and done.id = ${id} and contact.changed_at = done.finished_at`.execute(
    trx,
  );
  await sql`
    delete from contact using contact_import_change change, contact_import done
    where contact.workspace_id = ${workspaceId} and contact.id = change.contact_id
      and change.workspace_id = ${workspaceId} and change.import_id = ${id} and change.before is null
      and done.workspace_id = ${workspaceId} and done.id = ${id} and contact.changed_at = done.finished_at`.execute(
    trx,
  );
  await trx
    .deleteFrom('contact_import_change')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', id)
    .execute();
}
