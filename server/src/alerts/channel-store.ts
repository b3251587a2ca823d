import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { ChannelRow } from './channel-views.ts';

export async function insertChannel(
  { trx, workspaceId }: WorkspaceTransaction,
  { channel, by, now }: Readonly<{ channel: ChannelRow; by: string; now: Date }>,
): Promise<void> {
  await trx
    .insertInto('alert_channel')
    .values({ workspace_id: workspaceId, ...channel, made_by: by, made_at: now, removed_at: null })
    .execute();
}

/** Its address and secret are overwritten: what was sealed is of no use any more. */
export async function removeChannel(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('alert_channel')
    .set(({ fn, val }) => ({
      removed_at: now,
      url_sealed: Buffer.alloc(0),
      // A webhook has one, even when it is of nothing.
      secret_sealed: fn('substring', ['secret_sealed', val(1), val(0)]),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that the program behind a channel is gone, or is there again (null). Who made the channel, if that is news. */
export async function noteGone(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, at }: Readonly<{ id: string; at: Date | null }>,
): Promise<string | undefined> {
  const noted = await trx
    .updateTable('alert_channel')
    .set({ gone_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('gone_at', at === null ? 'is not' : 'is', null)
    .returning('made_by')
    .executeTakeFirst();
  return noted?.made_by;
}
