import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** A stretch of days in the desk's own zone, the first in and the last not. */
export type PeriodAsked = Readonly<{ unit: 'week' | 'day'; zone: string; now: Date; back: number; ahead: number }>;

export type PeriodRow = Readonly<{
  from: string;
  begins: Date;
  is_ahead: boolean;
  inflow: number;
  handled: number;
  due: number;
}>;

/** How many cases came in, were finished and fall due, period by period; what is overdue is due now. */
export async function countPeriods(
  { trx, workspaceId }: WorkspaceTransaction,
  { unit, zone, now, back, ahead }: PeriodAsked,
): Promise<readonly PeriodRow[]> {
  const step = sql`('1 ' || ${unit}::text)::interval`;
  const { rows } = await sql<PeriodRow>`
    with period as (
      select start, (start at time zone ${zone}) as begins, ((start + ${step}) at time zone ${zone}) as ends
      from (
        select date_trunc(${unit}, ${now}::timestamptz at time zone ${zone}) + place * ${step} as start
        from generate_series(${-back}::int, ${ahead}::int) place
      ) starts
    ), came as (
      select begins, count(*)::int as count from period
      join complaint_case c on c.workspace_id = ${workspaceId} and c.received_at >= begins and c.received_at < ends
      group by begins
    ), finished as (
      select begins, count(*)::int as count from period
      join case_event e on e.workspace_id = ${workspaceId} and e.at >= begins and e.at < ends
        and e.what in ('closed', 'left_open')
      group by begins
    ), falls_due as (
      select begins, count(*)::int as count from period
      join complaint_case c on c.workspace_id = ${workspaceId} and c.closed_at is null
        and greatest(c.due_at, ${now}) >= begins and greatest(c.due_at, ${now}) < ends
      where c.due_at is not null
      group by begins
    )
    select to_char(start, 'YYYY-MM-DD') as from, begins, begins > ${now} as is_ahead, coalesce(came.count, 0) as inflow,
      coalesce(finished.count, 0) as handled, coalesce(falls_due.count, 0) as due
    from period
    left join came using (begins) left join finished using (begins) left join falls_due using (begins)
    order by start limit 100`.execute(trx);
  return rows;
}

export type PersonRow = Readonly<{
  staff_id: string | null;
  name: string | null;
  open: number;
  overdue: number;
  due_in_week: number;
  handled: number;
}>;

/** What everybody has in hand, and finished since; whoever finishes a case of nobody's has finished it. */
export async function countPeople(
  { trx, workspaceId }: WorkspaceTransaction,
  { now, since, until }: Readonly<{ now: Date; since: Date; until: Date }>,
): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    with held as (
      select owner_id as staff_id, count(*)::int as open, (count(*) filter (where due_at < ${now}))::int as overdue,
        (count(*) filter (where due_at < ${now}::timestamptz + interval '7 days'))::int as due_in_week
      from complaint_case where workspace_id = ${workspaceId} and closed_at is null group by owner_id
    ), finished as (
      select coalesce(e.staff_id, c.owner_id) as staff_id, count(*)::int as handled
      from case_event e
      join complaint_case c on c.workspace_id = e.workspace_id and c.id = e.case_id
      where e.workspace_id = ${workspaceId} and e.what in ('closed', 'left_open') and e.at >= ${since} and e.at < ${until}
      group by 1
    ), person as (select staff_id from held union select staff_id from finished)
    select person.staff_id, staff.name, coalesce(open, 0) as open, coalesce(overdue, 0) as overdue,
      coalesce(due_in_week, 0) as due_in_week, coalesce(handled, 0) as handled
    from person
    left join held on held.staff_id is not distinct from person.staff_id
    left join finished on finished.staff_id is not distinct from person.staff_id
    left join staff on staff.workspace_id = ${workspaceId} and staff.id = person.staff_id
    order by open desc, staff.name, person.staff_id
    limit 500`.execute(trx);
  return rows;
}
