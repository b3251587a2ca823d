import { sql } from 'kysely';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type DueDelivery = Readonly<{
  id: string;
  event_id: string;
  staff_id: string | null;
  channel_id: string | null;
}>;

const gatheredMost = 500;

/** What is due and in no message yet, locked; what another node gathers is passed by. */
export async function lockDueDeliveries(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<readonly DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    select id, event_id, staff_id, channel_id from alert_delivery
    where workspace_id = ${workspaceId} and message_id is null and due_at <= ${now}
    order by due_at, id limit ${gatheredMost}
    for update skip locked`.execute(trx);
  return rows;
}

type NewMessage = Readonly<{
  staffId: string | null;
  channelId: string | null;
  deliveryIds: readonly string[];
  state: 'waiting' | 'sent';
  now: Date;
}>;

/** Puts deliveries into one message. */
export async function insertMessage(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, channelId, deliveryIds, state, now }: NewMessage,
): Promise<string> {
  const id = uuid(now.getTime());
  await trx
    .insertInto('alert_message')
    .values({
      workspace_id: workspaceId,
      id,
      staff_id: staffId,
      channel_id: channelId,
      state,
      next_try_at: now,
      lease_until: null,
      last_status: null,
      last_fault: null,
      made_at: now,
      settled_at: state === 'sent' ? now : null,
    })
    .execute();
  await trx
    .updateTable('alert_delivery')
    .set({ message_id: id })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...deliveryIds])
    .execute();
  return id;
}

/** Whoever left is told nothing. */
export async function dropDeliveries(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('alert_delivery')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute();
}

export type ClaimedMessage = Readonly<{
  id: string;
  channel_id: string;
  attempts: number;
  fence: number;
  /** Its sender died with it in hand: the other side may have it. */
  was_claimed: boolean;
}>;

const leaseSeconds = 60;

/** Takes the next message to a channel that is due, or that a dead sender left behind. */
export async function claimMessage(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<ClaimedMessage | undefined> {
  const { rows } = await sql<ClaimedMessage>`
    with next as (
      select id, state = 'claimed' as was_claimed from alert_message
      where workspace_id = ${workspaceId} and channel_id is not null
        and (state = 'waiting' and next_try_at <= ${now} or state = 'claimed' and lease_until < ${now})
      order by next_try_at, id limit 1
      for update skip locked
    )
    update alert_message m set state = 'claimed', attempts = attempts + 1, fence = fence + 1,
      lease_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
    from next
    where m.workspace_id = ${workspaceId} and m.id = next.id
    returning m.id, m.channel_id, m.attempts, m.fence, next.was_claimed`.execute(trx);
  return rows[0];
}

export type Settlement = Readonly<{
  state: 'waiting' | 'sent' | 'dead';
  status: number | null;
  fault: string | null;
  nextTryAt: Date;
  now: Date;
}>;

/** False when somebody else holds it by now. */
export async function settleMessage(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, fence }: Pick<ClaimedMessage, 'id' | 'fence'>,
  { state, status, fault, nextTryAt, now }: Settlement,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('alert_message')
    .set({
      state,
      last_status: status,
      last_fault: fault,
      next_try_at: nextTryAt,
      lease_until: null,
      settled_at: state === 'waiting' ? null : now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Begins anew with a message that was given up; false when it was not. */
export async function reviveMessage(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('alert_message')
    .set({ state: 'waiting', attempts: 0, next_try_at: now, settled_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
