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

/** Up to where the mailbox was read. Never backwards, unless it is another mailbox under the same name. */
export async function saveReadUpTo(
  { trx, workspaceId }: WorkspaceTransaction,
  { validity, uid }: Readonly<{ validity: number; uid: number }>,
): Promise<void> {
  await trx
    .updateTable('return_mail')
    .set({ uid_validity: validity, uid_read: uid })
    .where('workspace_id', '=', workspaceId)
    .execute();
}

export async function savePoll(
  { trx, workspaceId }: WorkspaceTransaction,
  { at, nextAt, notice }: Readonly<{ at: Date | null; nextAt: Date; notice: string | null }>,
): Promise<void> {
  await trx
    .updateTable('return_mail')
    .set({ polled_at: at, next_poll_at: nextAt, notice })
    .where('workspace_id', '=', workspaceId)
    .where('next_poll_at', 'is not', null)
    .execute();
}
