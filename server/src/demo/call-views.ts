import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type CallableCustomer = Readonly<{ id: string; address_hash: string; language: string; shop: string }>;

/** Customers with a number whom nobody asked anything for a season; always the same ones. */
export async function listCallable(
  { trx, workspaceId }: WorkspaceTransaction,
  { before, limit }: Readonly<{ before: Date; limit: number }>,
): Promise<readonly CallableCustomer[]> {
  const { rows } = await sql<CallableCustomer>`
    select id, '\\x' || encode(address_hash, 'hex') as address_hash, coalesce(language, 'nl') as language,
      coalesce(attributes ->> 'shop', '') as shop
    from contact
    where workspace_id = ${workspaceId} and coalesce(phone, '') <> '' and (asked_at is null or asked_at < ${before})
      and open_complaints = 0 and lifecycle = 'customer' and not is_sample
    order by email
    limit ${limit}`.execute(trx);
  return rows;
}
