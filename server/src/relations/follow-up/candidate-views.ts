import { personalContactKinds } from '@voldaan/domain/relations/personal-contact';
import { kindsMeaning } from '@voldaan/domain/touchpoints/event-kind';
import { type RawBuilder, sql } from 'kysely';
import { audienceSql } from '../../contacts/audience-views.ts';
import type { OwnMark } from '../../database/relation-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { PlanRow } from './plan-views.ts';

/** A customer whom a plan may make due, with what puts them before others. */
export type CandidateRow = Readonly<{
  plan_id: string;
  id: string;
  since: Date;
  /** When somebody of us last spoke to them; null is never. */
  talked_at: Date | null;
  heard_at: Date | null;
  open_complaints: number;
  /** What they order in a year, and its place among what others order. */
  amount: number | null;
  currency: string | null;
  value_rank: number | null;
  /** The newest first. */
  marks: readonly OwnMark[];
}>;

/** Nobody sees more customers than this in a turn of a plan; whoever waits longest is never left out. */
export const dueMost = 1000;

/**
 * Customers of each plan's group who may be due, those that nobody spoke to longest first. The days are judged by the domain: what
 * is asked here is a day wider on either side, since a day begins at another moment in each zone. Everything is read once and met
 * by hashes, for all plans together: customer by customer a million of them would take minutes.
 */
export async function listCandidates(
  { trx, workspaceId }: WorkspaceTransaction,
  { plans, now }: Readonly<{ plans: readonly PlanRow[]; now: Date }>,
): Promise<readonly CandidateRow[]> {
  if (plans.length === 0) return [];
  const groups = plans.map((plan, place) => sql`(${groupOf(plan, place, { workspaceId, now })})`);
  const { rows } = await sql<CandidateRow>`
    with value as materialized (${yearlyValue(workspaceId, now)}),
    met as materialized (${metCustomers(workspaceId)})
    select plan_id, id, since, talked_at, heard_at, open_complaints, amount, currency, value_rank, marks.list as marks
    from (${sql.join(groups, sql` union all `)}) candidates
    left join value on value.contact_id = candidates.id
    cross join lateral (${ownMarks(workspaceId)}) marks
    order by place, waits_since, id limit ${plans.length * dueMost}`.execute(trx);
  return rows;
}

export type SpokenRow = Readonly<{ id: string; talked_at: Date | null; visit_at: Date | null }>;

/**
 * Of these customers, to whom somebody spoke or plans to go; as programs tell, what came in since a moment. Visits and cases are
 * looked up by customer: a company has more of them than any list has names.
 */
export async function listSpoken(
  { trx, workspaceId }: WorkspaceTransaction,
  { ids, since }: Readonly<{ ids: readonly string[]; since: Date }>,
): Promise<readonly SpokenRow[]> {
  const { rows } = await sql<SpokenRow>`
    with wanted as materialized (select distinct id from unnest(${[...ids]}::uuid[]) one (id))
    select id, max(talked_at) as talked_at, min(visit_at) as visit_at
    from (
      select wanted.id, visit.made_at as talked_at, case when visit.state = 'planned' then visit.starts_at end as visit_at
      from wanted
      join courtesy_visit visit on visit.workspace_id = ${workspaceId} and visit.contact_id = wanted.id
      where visit.state <> 'cancelled'
      union all
      select wanted.id, told.occurred_at, null from customer_event told
      join wanted on wanted.id = told.contact_id
      where told.workspace_id = ${workspaceId} and told.kind = any (${[...personalContactKinds]}::text[])
        and told.received_at >= ${since}
      union all
      select wanted.id, event.at, null from wanted
      join complaint_case one on one.workspace_id = ${workspaceId} and one.contact_id = wanted.id
      join case_event event on event.workspace_id = ${workspaceId} and event.case_id = one.id
      where event.at >= ${since} and event.what = 'contact' and event.detail ->> 'outcome' = 'spoken'
    ) news
    group by id order by id limit ${ids.length}`.execute(trx);
  return rows;
}

/** Whether there are so many customers that reading them all takes longer than anybody should wait each time. */
export async function hasManyContacts({ trx, workspaceId }: WorkspaceTransaction, many: number): Promise<boolean> {
  const { rows } = await sql<{ is_many: boolean }>`
    select count(*) > ${many} as is_many
    from (select from contact where workspace_id = ${workspaceId} limit ${many + 1}) counted`.execute(trx);
  return rows[0]?.is_many ?? false;
}

function groupOf(plan: PlanRow, place: number, { workspaceId, now }: Readonly<{ workspaceId: string; now: Date }>) {
  const waitsSince = sql`coalesce(met.talked_at, contact.customer_since, contact.created_at)`;
  return sql`
    select ${place}::int as place, ${plan.id}::uuid as plan_id, contact.id,
      coalesce(contact.customer_since, contact.created_at) as since, met.talked_at, contact.heard_at,
      contact.open_complaints, ${waitsSince} as waits_since
    from contact
    left join met on met.contact_id = contact.id
    where contact.workspace_id = ${workspaceId} and ${inGroup(plan)}
      and (met.is_planned
        or ${waitsSince} < ${now}::timestamptz + make_interval(days => 2 + ${plan.notice_days - plan.every_days}::int))
    order by waits_since, contact.id limit ${dueMost}`;
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

/** Whom somebody spoke to, at a visit, in a case or where another program tells of it, and whom somebody is to visit. */
function metCustomers(workspaceId: string): RawBuilder<unknown> {
  return sql`
    select contact_id, max(at) as talked_at, bool_or(is_planned) as is_planned from (
      select contact_id, made_at as at, state = 'planned' as is_planned from courtesy_visit
      where workspace_id = ${workspaceId} and contact_id is not null and state <> 'cancelled'
      union all
      select contact_id, occurred_at, false from customer_event
      where workspace_id = ${workspaceId} and contact_id is not null and kind = any (${[...personalContactKinds]}::text[])
      union all
      select one.contact_id, event.at, false from complaint_case one
      join case_event event on event.workspace_id = one.workspace_id and event.case_id = one.id
      where one.workspace_id = ${workspaceId} and one.contact_id is not null and event.what = 'contact'
        and event.detail ->> 'outcome' = 'spoken'
    ) talks
    group by contact_id`;
}

/** Who left is not visited unless the group says so. */
function inGroup(plan: PlanRow): RawBuilder<unknown> {
  const parts = [audienceSql(plan.audience, 'contact')];
  if (plan.audience.lifecycles === undefined) parts.push(sql`contact.lifecycle = 'customer'`);
  if (plan.organisation_id !== null) parts.push(sql`contact.organisation_id = ${plan.organisation_id}`);
  if (plan.value_least !== null) {
    parts.push(sql`contact.id in (select contact_id from value where amount >= ${plan.value_least}::numeric)`);
  }
  return sql.join(parts, sql` and `);
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
      where link.workspace_id = ${workspaceId} and link.contact_id = candidates.id and not r.is_test and r.removed_at is null
        and r.vote_class = 'human' and r.channel <> 'telephone' and jsonb_typeof(r.answers -> opening.id) = 'number'
      order by r.started_at desc, r.id desc limit 2
    ) newest`;
}
