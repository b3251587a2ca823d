import type { CaseKind, Decision } from '@voldaan/domain/complaints/case-event';
import { sql } from 'kysely';
import type { CaseSource } from '../../database/complaint-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { dayStart, ofGroups } from './group-views.ts';

/** How many cases are alike in all that they are counted by. */
export type CaseCountRow = Readonly<{
  kind: CaseKind;
  source: CaseSource;
  severity: number | null;
  cause_id: string | null;
  is_outside_our_control: boolean;
  count: number;
}>;

/**
 * The newest complaints say how long customers wait as well as all of them do: of so many a share is known to a hundredth, and each
 * takes its promises through the calendar.
 */
export const dealtMost = 5000;

/** What was done about a complaint, as its steps tell it. */
export type DealtComplaintRow = Readonly<{
  is_outside_our_control: boolean;
  profile_id: string | null;
  received_at: Date;
  closed_at: Date | null;
  reopened_at: Date | null;
  /** First word of a person, and conversation, since it was received or opened again. */
  acknowledged_at: Date | null;
  contact_at: Date | null;
  /** First conversation of all. */
  first_contact_at: Date | null;
  communicated_at: Date | null;
  extended_until: string | null;
  decision: Pick<Decision, 'outcome' | 'remedies' | 'cost'> | null;
}>;

export type Days = Readonly<{ from: string; to: string }>;

/** What was received on these days. Of chosen groups only the cases of customers who answered in them. */
export async function countCases(
  { trx, workspaceId }: WorkspaceTransaction,
  figure: Figure | undefined,
  { from, to }: Days,
): Promise<readonly CaseCountRow[]> {
  const { rows } = await sql<CaseCountRow>`
    select c.kind, c.source, c.severity, c.cause_id, c.is_outside_our_control, count(*) as count
    from complaint_case c
    where c.workspace_id = ${workspaceId} and c.received_at >= ${dayStart(from)} and c.received_at < ${dayStart(to)}
      and ${ofGroups({ workspaceId }, figure, sql`c.contact_id`)}
    group by c.kind, c.source, c.severity, c.cause_id, c.is_outside_our_control
    order by c.kind, c.source, c.severity, c.cause_id, c.is_outside_our_control
    limit 200000`.execute(trx);
  return rows;
}

/**
 * The newest complaints of these days, as the steps of each tell it (domain/complaints/advance-case.ts, in SQL: thousands are
 * read at once). Opened again, a case begins anew.
 */
export async function listDealtComplaints(
  { trx, workspaceId }: WorkspaceTransaction,
  figure: Figure | undefined,
  { from, to }: Days,
): Promise<readonly DealtComplaintRow[]> {
  const { rows } = await sql<DealtComplaintRow>`
    select c.is_outside_our_control, c.profile_id, c.received_at, c.closed_at,
      again.reopened_at, step.acknowledged_at, step.contact_at, step.first_contact_at, step.extended_until, step.decision,
      case when step.communicated > coalesce(step.decided, 0) then step.communicated_at end as communicated_at
    from complaint_case c
    cross join lateral (
      select coalesce(max(e.sequence), 0) as sequence, max(e.at) as reopened_at
      from case_event e where e.workspace_id = c.workspace_id and e.case_id = c.id and e.what = 'reopened'
    ) again
    cross join lateral (
      select
        min(e.at) filter (where is_contact) as first_contact_at,
        min(e.at) filter (where is_new and (is_contact or (e.what = 'acknowledged' and e.by_kind = 'staff'))) as acknowledged_at,
        min(e.at) filter (where is_new and (is_contact or e.what = 'contact_impossible')) as contact_at,
        max(e.sequence) filter (where is_new and e.what = 'decided') as decided,
        max(e.sequence) filter (where is_new and e.what = 'communicated') as communicated,
        max(e.at) filter (where is_new and e.what = 'communicated') as communicated_at,
        (array_agg(e.detail ->> 'until' order by e.sequence desc) filter (where is_new and e.what = 'extended'))[1] as extended_until,
        (array_agg(e.detail - 'reason' order by e.sequence desc) filter (where is_new and e.what = 'decided'))[1] as decision
      from (
        select e.*, e.sequence > again.sequence as is_new,
          e.what = 'contact' and e.detail ->> 'outcome' in ('spoken', 'declined') as is_contact
        from case_event e where e.workspace_id = c.workspace_id and e.case_id = c.id
      ) e
    ) step
    where c.workspace_id = ${workspaceId} and c.kind = 'complaint'
      and c.received_at >= ${dayStart(from)} and c.received_at < ${dayStart(to)}
      and ${ofGroups({ workspaceId }, figure, sql`c.contact_id`)}
    order by c.received_at desc, c.id
    limit ${dealtMost}`.execute(trx);
  return rows;
}

export type DayCountRow = Readonly<{ day: string; count: number }>;

/** How many events of these kinds happened on each day, which is written out once for all of them. */
export async function countOrdersByDay(
  { trx, workspaceId }: WorkspaceTransaction,
  figure: Figure | undefined,
  { from, to, kinds }: Days & Readonly<{ kinds: readonly string[] }>,
): Promise<readonly DayCountRow[]> {
  const { rows } = await sql<DayCountRow>`
    select to_char(day, 'YYYY-MM-DD') as day, count
    from (
      select (e.occurred_at at time zone 'UTC')::date as day, count(*) as count
      from customer_event e
      where e.workspace_id = ${workspaceId} and e.kind = any (${kinds}::text[])
        and e.occurred_at >= ${dayStart(from)} and e.occurred_at < ${dayStart(to)}
        and ${ofGroups({ workspaceId }, figure, sql`e.contact_id`)}
      group by day
    ) counted
    order by day limit 40000`.execute(trx);
  return rows;
}

/** How many complaints were received on each day. */
export async function countComplaintsByDay(
  { trx, workspaceId }: WorkspaceTransaction,
  figure: Figure | undefined,
  { from, to }: Days,
): Promise<readonly DayCountRow[]> {
  const { rows } = await sql<DayCountRow>`
    select to_char(day, 'YYYY-MM-DD') as day, count
    from (
      select (c.received_at at time zone 'UTC')::date as day, count(*) as count
      from complaint_case c
      where c.workspace_id = ${workspaceId} and c.kind = 'complaint'
        and c.received_at >= ${dayStart(from)} and c.received_at < ${dayStart(to)}
        and ${ofGroups({ workspaceId }, figure, sql`c.contact_id`)}
      group by day
    ) counted
    order by day limit 40000`.execute(trx);
  return rows;
}

/** Whether cases were written down before this day at all. */
export async function hasCasesBefore({ trx, workspaceId }: WorkspaceTransaction, day: string): Promise<boolean> {
  const { rows } = await sql`
    select from complaint_case c
    where c.workspace_id = ${workspaceId} and c.received_at < ${dayStart(day)}
    limit 1`.execute(trx);
  return rows.length > 0;
}
