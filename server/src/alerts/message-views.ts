import { type Kysely, sql } from 'kysely';
import type { AlertAbout, MessageState } from '../database/alert-tables.ts';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ToldEvent = Readonly<{ id: string; rule_id: string; rule_name: string; about: AlertAbout; at: Date }>;

/** What some deliveries tell of, in the order in which it happened. */
export async function eventsOfDeliveries(
  { trx, workspaceId }: WorkspaceTransaction,
  deliveryIds: readonly string[],
): Promise<readonly ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select e.id, e.rule_id, r.name as rule_name, e.about, e.at
    from alert_delivery d
    join alert_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
    join alert_rule r on r.workspace_id = e.workspace_id and r.id = e.rule_id
    where d.workspace_id = ${workspaceId} and d.id = any (${deliveryIds}::uuid[])
    order by e.at, e.id limit 500`.execute(trx);
  return rows;
}

export async function eventsOfMessage(
  { trx, workspaceId }: WorkspaceTransaction,
  messageId: string,
): Promise<readonly ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select e.id, e.rule_id, r.name as rule_name, e.about, e.at
    from alert_delivery d
    join alert_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
    join alert_rule r on r.workspace_id = e.workspace_id and r.id = e.rule_id
    where d.workspace_id = ${workspaceId} and d.message_id = ${messageId}
    order by e.at, e.id limit 500`.execute(trx);
  return rows;
}

/** Where something is to be gathered or tried now, asked as the role that sees no more than that. */
export async function workspacesWithDueAlerts(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from alert_delivery where message_id is null and due_at <= ${now}
    union
    select workspace_id from alert_message where state in ('waiting', 'claimed') and next_try_at <= ${now}
    order by workspace_id limit 10000`.execute(work);
  return rows.map(({ workspace_id }) => workspace_id);
}

export type MessageRow = Readonly<{
  id: string;
  staff_name: string | null;
  channel_name: string | null;
  channel_kind: 'slack' | 'teams' | 'webhook' | null;
  state: MessageState;
  attempts: number;
  next_try_at: Date;
  last_status: number | null;
  last_fault: string | null;
  made_at: Date;
  rules: readonly string[];
  events: number;
}>;

/** The log of what was sent, newest first. */
export async function messagePage(
  { trx, workspaceId }: WorkspaceTransaction,
  { before, isFailed, limit }: Readonly<{ before: string | undefined; isFailed: boolean; limit: number }>,
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, staff.name as staff_name, c.name as channel_name, c.kind as channel_kind, m.state, m.attempts,
      m.next_try_at, m.last_status, m.last_fault, m.made_at, told.rules, told.events
    from alert_message m
    left join staff on staff.workspace_id = m.workspace_id and staff.id = m.staff_id
    left join alert_channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    cross join lateral (
      select coalesce(array_agg(distinct r.name order by r.name), '{}') as rules, count(*)::int as events
      from alert_delivery d
      join alert_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
      join alert_rule r on r.workspace_id = e.workspace_id and r.id = e.rule_id
      where d.workspace_id = m.workspace_id and d.message_id = m.id
    ) told
    where m.workspace_id = ${workspaceId}
      ${before === undefined ? sql`` : sql`and m.id < ${before}::uuid`}
      ${isFailed ? sql`and (m.state = 'dead' or m.last_fault is not null and m.state <> 'sent')` : sql``}
    order by m.id desc limit ${limit}`.execute(trx);
  return rows;
}

export async function isMessageThere({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('alert_message')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
