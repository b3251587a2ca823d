import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type DigestSetting = Readonly<{ weekday: number; hour: number; next_at: Date }>;

export function findDigestSetting({ trx, workspaceId }: WorkspaceTransaction): Promise<DigestSetting | undefined> {
  return trx
    .selectFrom('digest_setting')
    .select(['weekday', 'hour', 'next_at'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

export async function wishesDigest({ trx, workspaceId }: WorkspaceTransaction, staffId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('digest_wish')
    .select('staff_id')
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who wishes it, of those who are still there. */
export async function listWishers({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('digest_wish')
    .select('staff_id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('staff_id')
    .limit(5_000)
    .execute();
  return rows.map(({ staff_id }) => staff_id);
}

/** Asked as the role that sees when something is due, and not what. */
export async function workspacesWithDueDigest(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('digest_setting')
    .select('workspace_id')
    .where('next_at', '<=', now)
    .orderBy('workspace_id')
    .limit(10_000)
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}

export type PromiseCount = Readonly<{ kept: number; late: number; broken: number }>;

/** Promises of the register that were due within some days. */
export async function countRegister(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to }: Readonly<{ from: Date; to: Date }>,
): Promise<PromiseCount> {
  const { rows } = await sql<PromiseCount>`
    select (count(*) filter (where kept_at <= due_at))::int as kept,
      (count(*) filter (where kept_at > due_at))::int as late,
      (count(*) filter (where kept_at is null))::int as broken
    from customer_promise
    where workspace_id = ${workspaceId} and due_at >= ${from} and due_at < ${to} and released_at is null`.execute(trx);
  return rows[0] ?? { kept: 0, late: 0, broken: 0 };
}
