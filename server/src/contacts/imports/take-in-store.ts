import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { GivenContact } from './given-contacts.ts';
import { columnNames, excludedColumns, givenTable, knownColumns, mergedColumns } from './given-views.ts';

/**
 * A file is taken in some thousand rows at a time, each of which meets at most one contact by its address and one by its
 * number. The planner may still think that the tables are empty; looking up in indexes is right whatever they hold, so
 * for the rest of this transaction nothing else is considered.
 */
export async function expectBatches({ trx }: WorkspaceTransaction, seconds: number): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_material', 'off', true),
    set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true),
    set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(trx);
  await sql`discard plans`.execute(trx);
}

/** The contact with the row's address, looked up row by row: the limit keeps the planner from reading all contacts. */
const namesake = (workspaceId: string) => sql`
  select * from contact where contact.workspace_id = ${workspaceId} and contact.email_key = given.email_key limit 1`;

export type BatchCheck = Readonly<{
  changed: number;
  suppressed: number;
  /** Numbers of rows whose customer number is another contact's. */
  taken: readonly number[];
}>;

/** What taking these rows in would do. */
export async function checkGiven(
  { trx, workspaceId }: WorkspaceTransaction,
  given: readonly GivenContact[],
): Promise<BatchCheck> {
  if (given.length === 0) return { changed: 0, suppressed: 0, taken: [] };
  const { rows } = await sql<BatchCheck>`
    with given as materialized (select * from ${givenTable(given)}),
    met as (
      select given.number,
        contact.id is not null and (given.consent_count > 0 or contact.is_case_only
          or (${mergedColumns}) is distinct from (${knownColumns})) as is_changed,
        given.external_id is not null and exists (
          select from contact other
          where other.workspace_id = ${workspaceId} and other.external_id = given.external_id
            and other.id is distinct from contact.id
        ) as is_taken,
        exists (
          select from suppression
          where suppression.workspace_id = ${workspaceId} and suppression.address_hash = given.address_hash
            and suppression.purpose in ('research', 'all')
        ) as is_suppressed
      from given
      left join lateral (${namesake(workspaceId)}) contact on true
    )
    select count(*) filter (where is_changed and not is_taken)::integer as changed,
      count(*) filter (where is_suppressed and not is_taken)::integer as suppressed,
      coalesce(array_agg(number order by number) filter (where is_taken), '{}') as taken
    from met`.execute(trx);
  return rows[0] ?? { changed: 0, suppressed: 0, taken: [] };
}

/**
 * Adds all of these contacts, or none of them when one has an address or a number that somebody has already. Looking for
 * that before each row, as `insertUnknown` does, takes a third longer.
 */
export async function insertAll(
  db: WorkspaceTransaction,
  importId: string,
  given: readonly GivenContact[],
): Promise<boolean> {
  if (given.length === 0) return true;
  await sql`savepoint batch`.execute(db.trx);
  try {
    await insertionOf(db, importId, given).execute(db.trx);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await sql`rollback to savepoint batch`.execute(db.trx);
    await sql`release savepoint batch`.execute(db.trx);
    return false;
  }
  await sql`release savepoint batch`.execute(db.trx);
  return true;
}

/** Adds the contacts whose address and number nobody has. Returns how many those were. */
export async function insertUnknown(
  db: WorkspaceTransaction,
  importId: string,
  given: readonly GivenContact[],
): Promise<number> {
  if (given.length === 0) return 0;
  const { numAffectedRows } = await sql`${insertionOf(db, importId, given)} on conflict do nothing`.execute(db.trx);
  return Number(numAffectedRows ?? 0n);
}

function insertionOf({ workspaceId }: WorkspaceTransaction, importId: string, given: readonly GivenContact[]) {
  return sql`
    insert into contact (workspace_id, id, import_id, email, email_key, address_hash, ${columnNames})
    select ${workspaceId}, id, ${importId}, email, email_key, address_hash, name, language, external_id, phone, attributes,
      organisation_id, coalesce(roles::text[], '{}'), coalesce(lifecycle, 'customer'), stage, birth_month, birth_day,
      country, customer_since::timestamptz
    from ${givenTable(given)}`;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** A row whose contact was there before. */
export type MetContact = Readonly<{
  number: number;
  /** Null when the row is refused, for its customer number is another contact's. */
  contact_id: string | null;
  is_changed: boolean;
}>;

/** Changes the known contacts among these, and keeps how they were. Says nothing of those that this import added. */
export async function mergeGiven(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  given: readonly GivenContact[],
): Promise<readonly MetContact[]> {
  const { rows } = await sql<MetContact>`
    with given as materialized (select * from ${givenTable(given)}),
    met as materialized (
      select given.number, given.email, given.email_key, given.address_hash, given.consent_count, merged.*,
        contact.id as known_id, to_jsonb(contact) as before,
        contact.id is not null and (given.consent_count > 0 or contact.is_case_only
          or (merged.*) is distinct from (${knownColumns})) as differs,
        given.external_id is not null and exists (
          select from contact other
          where other.workspace_id = ${workspaceId} and other.external_id = given.external_id
            and other.id is distinct from contact.id
        ) as is_taken
      from given
      left join lateral (${namesake(workspaceId)}) contact on true
      cross join lateral (select ${mergedColumns}) as merged (${columnNames})
      where contact.id is distinct from given.id
    ),
    noted as (
      insert into contact_import_change (workspace_id, import_id, contact_id, before, consents)
      select ${workspaceId}, ${importId}, known_id, before, case when consent_count > 0 then coalesce((
        select jsonb_agg(to_jsonb(consent)) from consent
        where consent.workspace_id = ${workspaceId} and consent.contact_id = known_id), '[]') end
      from met
      where differs and not is_taken
    ),
    -- An insert that always conflicts finds its contact by key; an update would be joined as the planner guesses.
    changed as (
      insert into contact (workspace_id, id, email, email_key, address_hash, ${columnNames})
      select ${workspaceId}, known_id, email, email_key, address_hash, ${columnNames}
      from met
      where differs and not is_taken
      on conflict (workspace_id, id) do update set (${columnNames}) = row(${excludedColumns}),
        is_case_only = false, changed_at = now()
    )
    select number, case when is_taken then null else known_id end as contact_id, differs and not is_taken as is_changed
    from met order by number`.execute(trx);
  return rows;
}

/** Notes whom this import silenced: the refusals that this transaction wrote. */
export async function markSuppressions(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  addressHashes: readonly Buffer[],
): Promise<void> {
  if (addressHashes.length === 0) return;
  await sql`
    update suppression set import_id = ${importId}
    where workspace_id = ${workspaceId} and address_hash = any(${[...addressHashes]}::bytea[])
      and xmin = pg_current_xact_id()::xid`.execute(trx);
}
