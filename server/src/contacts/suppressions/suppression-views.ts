import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type SuppressionRow = Readonly<{
  contact: Readonly<{ id: string; name: string; email: string }> | null;
  purpose: 'research' | 'marketing' | 'all';
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked';
  created_at: Date;
  /** What the next page goes on from. */
  hash: string;
}>;

/**
 * Whether a row of `suppression` holds at this moment: a rest after soft bounces is over when its time is, and not when the
 * nightly round takes it away.
 */
export const stillHolds = sql<boolean>`(suppression.until is null or suppression.until > now())`;

export type SuppressionPlace = Readonly<{ at: string; hash: string; purpose: string }>;

/** Newest first. */
export async function listSuppressions(
  { trx, workspaceId }: WorkspaceTransaction,
  { after, limit }: Readonly<{ after: SuppressionPlace | undefined; limit: number }>,
): Promise<readonly SuppressionRow[]> {
  const rest =
    after === undefined
      ? sql`true`
      : sql`(date_trunc('milliseconds', s.created_at), s.address_hash, s.purpose)
          < (${after.at}::timestamptz, decode(${after.hash}, 'hex'), ${after.purpose})`;
  return rowsWhere({ trx, workspaceId }, rest, limit);
}

export function listSuppressionsOfHash(db: WorkspaceTransaction, hash: Buffer): Promise<readonly SuppressionRow[]> {
  return rowsWhere(db, sql`s.address_hash = ${hash}`, 3);
}

async function rowsWhere(
  { trx, workspaceId }: WorkspaceTransaction,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<readonly SuppressionRow[]> {
  const { rows } = await sql<SuppressionRow>`
    select s.purpose, s.reason, date_trunc('milliseconds', s.created_at) as created_at,
      encode(s.address_hash, 'hex') as hash, (
        select jsonb_build_object('id', contact.id, 'name', contact.name, 'email', contact.email) from contact
        where contact.workspace_id = s.workspace_id and contact.address_hash = s.address_hash limit 1) as contact
    from suppression s
    where s.workspace_id = ${workspaceId} and ${which}
    order by date_trunc('milliseconds', s.created_at) desc, s.address_hash desc, s.purpose desc
    limit ${limit}`.execute(trx);
  return rows;
}

export async function countSuppressions({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from suppression where workspace_id = ${workspaceId}`.execute(trx);
  return rows[0]?.count ?? 0;
}
