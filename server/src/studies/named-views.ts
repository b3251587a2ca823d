import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NamedContact = Readonly<{
  id: string;
  name: string;
  email: string;
  address_hash: Buffer;
  zone: string | null;
  country: string | null;
}>;

/** Customers of these ids, by id. */
export async function listNamed(
  { trx, workspaceId }: WorkspaceTransaction,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, NamedContact>> {
  const { rows } = await sql<NamedContact>`
    select id, name, email, address_hash, zone, country from contact
    where workspace_id = ${workspaceId} and id = any (${contactIds}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}
