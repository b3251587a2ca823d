import { sql } from 'kysely';
import type { AlertAbout } from '../database/alert-tables.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** So many in one night; what is left goes in the next. */
const forgottenMost = 50_000;

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

/** What fired before then and nobody is to hear of any more; then messages that tell of nothing that is left. */
export async function deleteOldEvents({ trx, workspaceId }: WorkspaceTransaction, before: Date): Promise<void> {
  const old = sql`select event.id from alert_event event
    where event.workspace_id = ${workspaceId} and event.fired_at < ${before} and not exists (
      select from alert_delivery waiting where waiting.workspace_id = ${workspaceId} and waiting.event_id = event.id
        and waiting.message_id is null)
    order by event.fired_at, event.id limit ${forgottenMost}`;
  await sql`delete from alert_delivery where workspace_id = ${workspaceId} and event_id in (${old})`.execute(trx);
  await sql`delete from alert_event where workspace_id = ${workspaceId} and id in (${old})`.execute(trx);
  await sql`
    delete from alert_message gone where gone.workspace_id = ${workspaceId} and gone.made_at < ${before}
      and gone.state in ('sent', 'dead') and not exists (
        select from alert_delivery told where told.workspace_id = ${workspaceId} and told.message_id = gone.id)`.execute(
    trx,
  );
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
