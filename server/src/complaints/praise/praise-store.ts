import type { PraiseTime } from '@voldaan/domain/complaints/praise-time';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function saveDigest(
  { trx, workspaceId }: WorkspaceTransaction,
  { time, nextAt, at }: Readonly<{ time: PraiseTime; nextAt: Date; at: Date }>,
): Promise<void> {
  const set = { weekday: time.weekday, hour: time.hour, zone: time.zone, next_at: nextAt, changed_at: at };
  await trx
    .insertInto('praise_digest')
    .values({ workspace_id: workspaceId, ...set, since: at })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet(set))
    .execute();
}

export async function deleteDigest({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await trx.deleteFrom('praise_digest').where('workspace_id', '=', workspaceId).execute();
}

export type DueDigest = PraiseTime & Readonly<{ since: Date; next_at: Date }>;

/** The digest that is due, held until the end of the transaction; undefined when none is, or another node has it. */
export async function lockDueDigest(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<DueDigest | undefined> {
  const { rows } = await sql<DueDigest>`
    select weekday, hour, zone, since, next_at from praise_digest
    where workspace_id = ${workspaceId} and next_at <= ${now} for update skip locked`.execute(trx);
  return rows[0];
}

export async function moveDigest(
  { trx, workspaceId }: WorkspaceTransaction,
  { since, nextAt }: Readonly<{ since: Date; nextAt: Date }>,
): Promise<void> {
  await trx
    .updateTable('praise_digest')
    .set({ since, next_at: nextAt })
    .where('workspace_id', '=', workspaceId)
    .execute();
}

/** Takes the one place that there is for this mail to this person; false when it was taken before. */
export async function takePraiseMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, about, at }: Readonly<{ staffId: string; about: string; at: Date }>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('praise_mail')
    .values({ workspace_id: workspaceId, staff_id: staffId, about, written_at: at })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function saveWish(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, isWanted, at }: Readonly<{ staffId: string; isWanted: boolean; at: Date }>,
): Promise<void> {
  if (isWanted) {
    await trx
      .deleteFrom('praise_unwanted')
      .where('workspace_id', '=', workspaceId)
      .where('staff_id', '=', staffId)
      .execute();
    return;
  }
  await trx
    .insertInto('praise_unwanted')
    .values({ workspace_id: workspaceId, staff_id: staffId, at })
    .onConflict((known) => known.doNothing())
    .execute();
}
