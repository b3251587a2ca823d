import { personalContactKinds } from '@voldaan/domain/relations/personal-contact';
import { kindsMeaning } from '@voldaan/domain/touchpoints/event-kind';
import { type RawBuilder, sql } from 'kysely';
import { audienceSql } from '../../contacts/audience-views.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { PlanRow } from './plan-views.ts';

/** What is known of a customer whom a plan may make due. */
export type DueRow = Readonly<{
  id: string;
  name: string;
  email: string;
  phone: string | null;
  organisation_name: string | null;
  since: Date;
  heard_at: Date | null;
  open_complaints: number;
  visited_at: Date | null;
  told_at: Date | null;
  spoken_at: Date | null;
  visit_id: string | null;
  visit_at: Date | null;
  amount: number | null;
  currency: string | null;
  value_rank: number | null;
  /** The newest first, each with the ends of its scale. */
  marks: readonly Readonly<{ score: number; scale: string; at: string }>[];
}>;

/** Nobody sees more customers than this in a turn of a plan; whoever waits longest is never left out. */
export const dueMost = 1000;

/**
 * Customers of a plan's group who may be due, those that nobody spoke to longest first. The days are judged by the domain: what
 * is asked here is a day wider on either side, since a day begins at another moment in each zone.
 */
export async function listDue(
  { trx, workspaceId }: WorkspaceTransaction,
  { plan, now }: Readonly<{ plan: PlanRow; now: Date }>,
): Promise<readonly DueRow[]> {
  const { rows } = await sql<DueRow>`
    with value as (${yearlyValue(workspaceId, now)}),
    members as (
      select contact.id, contact.name, contact.email, contact.phone, contact.organisation_id, contact.heard_at,
        contact.open_complaints, coalesce(contact.customer_since, contact.created_at) as since,
        value.amount, value.currency, value.value_rank
      from contact left join value on value.contact_id = contact.id
      where contact.workspace_id = ${workspaceId} and ${inGroup(plan)}
    ), spoken as (
      select members.*, ${visitedAt(workspaceId)} as visited_at, ${toldAt(workspaceId)} as told_at,
        ${spokenAt(workspaceId)} as spoken_at, planned.id as visit_id, planned.starts_at as visit_at
      from members left join lateral (
        select id, starts_at from courtesy_visit
        where workspace_id = ${workspaceId} and contact_id = members.id and state = 'planned'
        order by starts_at, id limit 1
      ) planned on true
    ), due as (
      select *, coalesce(greatest(visited_at, told_at, spoken_at), since) as waits_since from spoken
      where visit_at is not null
        or coalesce(greatest(visited_at, told_at, spoken_at), since)
          < ${now}::timestamptz + make_interval(days => 2 + ${plan.notice_days - plan.every_days}::int)
      order by waits_since, id limit ${dueMost}
    )
    select due.*, organisation.name as organisation_name, marks.list as marks
    from due
    left join organisation on organisation.workspace_id = ${workspaceId} and organisation.id = due.organisation_id
    cross join lateral (${ownMarks(workspaceId)}) marks
    order by waits_since, due.id`.execute(trx);
  return rows;
}

/** Orders of a year by customer, and who orders more than whom: by currency, since two of them are no order. */
function yearlyValue(workspaceId: string, now: Date): RawBuilder<unknown> {
  return sql`
    select distinct on (contact_id) contact_id, currency, amount::float8 as amount, value_rank
    from (
      select contact_id, currency, amount, percent_rank() over (partition by currency order by amount) as value_rank
      from (
        select contact_id, currency, sum(amount) as amount from customer_event
        where workspace_id = ${workspaceId} and kind = any (${kindsMeaning('order')}::text[]) and contact_id is not null
          and amount is not null and currency is not null and occurred_at > ${now}::timestamptz - interval '365 days'
        group by contact_id, currency
      ) sums
    ) ranked
    order by contact_id, value_rank desc, currency`;
}

/** Who left is not visited unless the group says so. */
function inGroup(plan: PlanRow): RawBuilder<unknown> {
  const parts = [audienceSql(plan.audience, 'contact')];
  if (plan.audience.lifecycles === undefined) parts.push(sql`contact.lifecycle = 'customer'`);
  if (plan.organisation_id !== null) parts.push(sql`contact.organisation_id = ${plan.organisation_id}`);
  if (plan.value_least !== null) parts.push(sql`value.amount >= ${plan.value_least}::numeric`);
  return sql.join(parts, sql` and `);
}

function visitedAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(made_at) from courtesy_visit
    where workspace_id = ${workspaceId} and contact_id = members.id and made_at is not null)`;
}

function toldAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(occurred_at) from customer_event
    where workspace_id = ${workspaceId} and contact_id = members.id and kind = any (${[...personalContactKinds]}::text[]))`;
}

/** A call that nobody answered is no contact. */
function spokenAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(event.at) from complaint_case one
    join case_event event on event.workspace_id = one.workspace_id and event.case_id = one.id
    where one.workspace_id = ${workspaceId} and one.contact_id = members.id and event.what = 'contact'
      and event.detail ->> 'outcome' = 'spoken')`;
}

/** The last two marks that the customer gave alone: by telephone somebody of us asked, and at a visit somebody sat beside them. */
function ownMarks(workspaceId: string): RawBuilder<unknown> {
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('score', score, 'scale', scale, 'at', at) order by at desc), '[]') as list
    from (
      select (r.answers ->> opening.id)::float8 as score, opening.scale, r.started_at as at
      from response_contact link
      join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
      join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
      cross join lateral (
        select v.definition #>> '{nodes,0,nodes,0,id}' as id, v.definition #>> '{nodes,0,nodes,0,scale}' as scale
      ) opening
      where link.workspace_id = ${workspaceId} and link.contact_id = due.id and not r.is_test and r.removed_at is null
        and r.vote_class = 'human' and r.channel <> 'telephone' and jsonb_typeof(r.answers -> opening.id) = 'number'
      order by r.started_at desc, r.id desc limit 2
    ) newest`;
}
