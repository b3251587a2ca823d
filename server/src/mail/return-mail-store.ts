import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { ReturnMailRow } from './return-mail-views.ts';

export type ReturnMailWrite = Pick<
  ReturnMailRow,
  'address' | 'host' | 'port' | 'security' | 'username' | 'password_sealed' | 'folder'
> &
  Readonly<{ isOtherMailbox: boolean; nextPollAt: Date | null; changedAt: Date }>;

/** Another mailbox is read from its beginning. */
export async function saveReturnMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { isOtherMailbox, nextPollAt, changedAt, ...setting }: ReturnMailWrite,
): Promise<void> {
  const values = { ...setting, next_poll_at: nextPollAt, notice: null, changed_at: changedAt };
  const fresh = isOtherMailbox ? { ...values, uid_validity: null, uid_read: 0, polled_at: null } : values;
  await trx
    .insertInto('return_mail')
    .values({ workspace_id: workspaceId, ...fresh })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet(fresh))
    .execute();
}

/**
 * Up to where the mailbox was read. Never backwards, unless it is another mailbox under the same name; of a mailbox that
 * was replaced while it was read nothing is kept.
 */
export async function saveReadUpTo(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    validity,
    uid,
    of,
  }: Readonly<{ validity: number; uid: number; of: Pick<ReturnMailRow, 'host' | 'username' | 'folder'> }>,
): Promise<void> {
  await trx
    .updateTable('return_mail')
    .set({
      uid_validity: validity,
      uid_read: sql`case when uid_validity = ${validity} then greatest(uid_read, ${uid}) else ${uid} end`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('host', '=', of.host)
    .where('username', '=', of.username)
    .where('folder', '=', of.folder)
    .execute();
}

/** When its next turn is. */
export async function bookPoll({ trx, workspaceId }: WorkspaceTransaction, nextAt: Date): Promise<void> {
  await trx
    .updateTable('return_mail')
    .set({ next_poll_at: nextAt })
    .where('workspace_id', '=', workspaceId)
    .where('next_poll_at', 'is not', null)
    .execute();
}

/** How a visit went. */
export async function savePoll(
  { trx, workspaceId }: WorkspaceTransaction,
  { at, nextAt, notice }: Readonly<{ at: Date; nextAt: Date; notice: string | null }>,
): Promise<void> {
  await trx
    .updateTable('return_mail')
    .set({ polled_at: at, next_poll_at: nextAt, notice })
    .where('workspace_id', '=', workspaceId)
    .where('next_poll_at', 'is not', null)
    .execute();
}
