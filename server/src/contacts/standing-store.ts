import type { Lifecycle } from '@voldaan/domain/contacts/customer';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** The columns of a contact that say how it stands. */
export type StandingRow = Readonly<{
  id: string;
  lifecycle: Lifecycle;
  customer_since: Date | null;
  left_at: Date | null;
  heard_at: Date | null;
  open_complaints: number;
  complaint_since: Date | null;
  changed_at: Date;
}>;

/** Reads them and lets nobody else change them until the transaction ends; in the order of ids, so that none wait in a ring. */
export async function lockStandings(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<readonly StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select id, lifecycle, customer_since, left_at, heard_at, open_complaints, complaint_since, changed_at
    from contact
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
    order by id
    for no key update`.execute(trx);
  return rows;
}

/** Writes how they stand now. `changed_at` stays: it tells when somebody changed what is known, not when they were heard of. */
export async function saveStandings(
  { trx, workspaceId }: WorkspaceTransaction,
  rows: readonly Omit<StandingRow, 'changed_at'>[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(pick: (row: Omit<StandingRow, 'changed_at'>) => Value) => rows.map(pick);
  await sql`
    update contact set lifecycle = given.lifecycle, customer_since = given.customer_since, left_at = given.left_at,
      heard_at = given.heard_at, open_complaints = given.open_complaints, complaint_since = given.complaint_since
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ lifecycle }) => lifecycle)}::text[],
      ${column((row) => row.customer_since)}::timestamptz[], ${column((row) => row.left_at)}::timestamptz[],
      ${column((row) => row.heard_at)}::timestamptz[], ${column((row) => row.open_complaints)}::integer[],
      ${column((row) => row.complaint_since)}::timestamptz[]
    ) as given (id, lifecycle, customer_since, left_at, heard_at, open_complaints, complaint_since)
    where contact.workspace_id = ${workspaceId} and contact.id = given.id`.execute(trx);
}
