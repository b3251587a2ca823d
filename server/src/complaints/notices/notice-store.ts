import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type Notice = Readonly<{
  id: string;
  staffId: string;
  kind: string;
  /** What it is about, as a shown id: cas_… */
  subject: string;
  detail: Readonly<Record<string, string>>;
  at: Date;
}>;

/** False when this person was told of it before. */
export async function insertNotice(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, staffId, kind, subject, detail, at }: Notice,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('staff_notice')
    .values({
      workspace_id: workspaceId,
      id,
      staff_id: staffId,
      kind,
      subject,
      detail: JSON.stringify(detail),
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** One of somebody's own, or all of them; false when there is no such one. */
export async function markRead(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, id, at }: Readonly<{ staffId: string; id: string | undefined; at: Date | null }>,
): Promise<boolean> {
  const { rows } = await sql`
    update staff_notice set read_at = case when ${at}::timestamptz is null then null else coalesce(read_at, ${at}::timestamptz) end
    where workspace_id = ${workspaceId} and staff_id = ${staffId}
      and ${id === undefined ? sql`read_at is null` : sql`id = ${id}`}
    returning 1 as one`.execute(trx);
  return rows.length > 0;
}

export async function saveMailWish(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, isWanted }: Readonly<{ staffId: string; isWanted: boolean }>,
): Promise<void> {
  await trx
    .updateTable('staff')
    .set({ notices_by_mail: isWanted })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', staffId)
    .execute();
}

export async function deleteOldNotices({ trx, workspaceId }: WorkspaceTransaction, before: Date): Promise<void> {
  await trx.deleteFrom('staff_notice').where('workspace_id', '=', workspaceId).where('at', '<', before).execute();
}
