import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** By what other programs know a customer: our id, their own number, the address. */
export type ReferenceKeys = Readonly<{ id: string | null; externalId: string | null; emailKey: string | null }>;

/** What a reference leads to; null where it leads to nobody. */
export type FoundReference = Readonly<{ contact_id: string | null; external_id: string | null; is_case_only: boolean }>;

/** Who is meant, in the order of the references. Our own id is firmer than their number, and that than an address. */
export async function findReferences(
  { trx, workspaceId }: WorkspaceTransaction,
  references: readonly ReferenceKeys[],
): Promise<readonly FoundReference[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<FoundReference>`
    select found.id as contact_id, found.external_id, found.is_case_only
    from unnest(
      ${references.map(({ id }) => id)}::uuid[], ${references.map(({ externalId }) => externalId)}::text[],
      ${references.map(({ emailKey }) => emailKey)}::text[]
    ) with ordinality as given (id, external_id, email_key, place)
    left join contact by_id on by_id.workspace_id = ${workspaceId} and by_id.id = given.id
    left join contact by_number on by_number.workspace_id = ${workspaceId} and by_number.external_id = given.external_id
    left join contact by_address on by_address.workspace_id = ${workspaceId} and by_address.email_key = given.email_key
    cross join lateral (
      select case when given.id is not null then by_id.id else coalesce(by_number.id, by_address.id) end as id,
        case when given.id is not null then by_id.external_id
          when by_number.id is not null then by_number.external_id else by_address.external_id end as external_id,
        case when given.id is not null then coalesce(by_id.is_case_only, false)
          else coalesce(by_number.is_case_only, by_address.is_case_only, false) end as is_case_only
    ) found
    order by given.place`.execute(trx);
  return rows;
}
