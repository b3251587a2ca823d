import type { AlertAbout } from '../database/alert-tables.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewEvent = Readonly<{ ruleId: string; subject: string; about: AlertAbout; at: Date; now: Date }>;

/** Writes that a rule fired; undefined when it had fired at the same matter before. */
export async function insertEvent(
  { trx, workspaceId }: WorkspaceTransaction,
  { ruleId, subject, about, at, now }: NewEvent,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('alert_event')
    .values({
      workspace_id: workspaceId,
      id: uuid(now.getTime()),
      rule_id: ruleId,
      subject,
      about: JSON.stringify(about),
      at,
      fired_at: now,
    })
    .onConflict((known) => known.columns(['workspace_id', 'rule_id', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export type Receiver = Readonly<{ staffId: string }> | Readonly<{ channelId: string }>;

/** Who is to hear of it, and from when on. */
export async function insertDeliveries(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    eventId,
    receivers,
    dueAt,
    now,
  }: Readonly<{ eventId: string; receivers: readonly Receiver[]; dueAt: Date; now: Date }>,
): Promise<void> {
  if (receivers.length === 0) return;
  await trx
    .insertInto('alert_delivery')
    .values(
      receivers.map((receiver) => ({
        workspace_id: workspaceId,
        id: uuid(now.getTime()),
        event_id: eventId,
        staff_id: 'staffId' in receiver ? receiver.staffId : null,
        channel_id: 'channelId' in receiver ? receiver.channelId : null,
        due_at: dueAt,
        message_id: null,
      })),
    )
    .onConflict((known) => known.doNothing())
    .execute();
}

/** News in the app, for each of these people. */
export async function insertAlertNotices(
  { trx, workspaceId }: WorkspaceTransaction,
  notice: Readonly<{
    staffIds: readonly string[];
    subject: string;
    detail: Readonly<Record<string, unknown>>;
    at: Date;
  }>,
): Promise<void> {
  const { staffIds, subject, detail, at } = notice;
  if (staffIds.length === 0) return;
  await trx
    .insertInto('staff_notice')
    .values(
      staffIds.map((staff_id) => ({
        workspace_id: workspaceId,
        id: uuid(at.getTime()),
        staff_id,
        kind: 'alert',
        subject,
        detail: JSON.stringify(detail),
        at,
        read_at: null,
      })),
    )
    .onConflict((known) => known.doNothing())
    .execute();
}
