import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { DigestSetting } from './digest-views.ts';

export async function putDigestSetting(
  { trx, workspaceId }: WorkspaceTransaction,
  setting: DigestSetting,
): Promise<void> {
  await trx
    .insertInto('digest_setting')
    .values({ workspace_id: workspaceId, ...setting })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet(setting))
    .execute();
}

export async function putWish(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId: string; now: Date }>,
): Promise<void> {
  await trx
    .insertInto('digest_wish')
    .values({ workspace_id: workspaceId, staff_id: staffId, wished_at: now })
    .onConflict((known) => known.doNothing())
    .execute();
}

export async function dropWish({ trx, workspaceId }: WorkspaceTransaction, staffId: string): Promise<void> {
  await trx.deleteFrom('digest_wish').where('workspace_id', '=', workspaceId).where('staff_id', '=', staffId).execute();
}

/** The setting of a digest that is due, locked; undefined when it is not, or another node writes it. */
export async function lockDueDigest(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<DigestSetting | undefined> {
  const { rows } = await sql<DigestSetting>`
    select weekday, hour, next_at from digest_setting
    where workspace_id = ${workspaceId} and next_at <= ${now}
    for update skip locked`.execute(trx);
  return rows[0];
}

/** Takes the one place there is for this week's digest to this reader; false when it was taken before. */
export async function takeDigestMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, week, now }: Readonly<{ staffId: string; week: string; now: Date }>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('digest_mail')
    .values({ workspace_id: workspaceId, staff_id: staffId, week, written_at: now })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
