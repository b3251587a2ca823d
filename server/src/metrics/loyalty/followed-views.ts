import type { Item } from '@voldaan/domain/metrics/item';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { saidByCustomers } from './said-views.ts';

export type FollowAsked = Readonly<{ item: Item; kinds: readonly string[]; now: Date; horizonDays: number }>;

/** How many customers who gave this score (as stored) were seen for so many whole days, and whether the event ended it. */
export type FollowedRow = Readonly<{
  event: 'bought' | 'left';
  score: number;
  days: number;
  has_event: boolean;
  /** Answered so long ago that the horizon has passed, whether it happened or not. */
  is_past: boolean;
  count: number;
}>;

/**
 * What customers did after they first said how satisfied they are: bought again, or left. Who had left before is not
 * followed; who left and never bought again was there to be seen not buying.
 */
export async function followCustomers(
  db: WorkspaceTransaction,
  figure: Figure,
  { item, kinds, now, horizonDays }: FollowAsked,
): Promise<readonly FollowedRow[]> {
  const { rows } = await sql<FollowedRow>`
    with said as (${saidByCustomers(db, figure, { item, which: 'first' })}),
    followed as (
      select said.score, said.answered_at, contact.left_at, (
          select min(e.occurred_at) from customer_event e
          where e.workspace_id = contact.workspace_id and e.contact_id = contact.id and e.kind = any (${kinds}::text[])
            and e.occurred_at > said.answered_at and e.occurred_at <= ${now}) as bought_at
      from said
      join contact on contact.workspace_id = ${db.workspaceId} and contact.id = said.contact_id
      where contact.left_at is null or contact.left_at > said.answered_at
    ), ended as (
      select 'bought' as event, score, answered_at, bought_at as at from followed
      union all
      select 'left', score, answered_at, left_at from followed
    )
    select event, score, has_event, count(*) as count,
      answered_at <= ${now}::timestamptz - make_interval(days => ${horizonDays}) as is_past,
      greatest(0, floor(extract(epoch from (case when has_event then at else ${now} end) - answered_at) / 86400))::int as days
    from (select ended.*, at is not null and at <= ${now} as has_event from ended) seen
    group by event, score, has_event, is_past, days
    order by event, score, days, has_event, is_past
    limit 200000`.execute(db.trx);
  return rows;
}

/** What customers who gave this score (as stored) bought in a year. */
export type BoughtRow = Readonly<{ score: number; currency: string; customers: number; amount: number }>;

/** Amounts of the year up to now, by what each customer said last. */
export async function boughtByScore(
  db: WorkspaceTransaction,
  figure: Figure,
  { item, kinds, now }: Omit<FollowAsked, 'horizonDays'>,
): Promise<readonly BoughtRow[]> {
  const { rows } = await sql<BoughtRow>`
    with said as (${saidByCustomers(db, figure, { item, which: 'last' })})
    select said.score, e.currency, count(distinct said.contact_id) as customers, sum(e.amount)::float8 as amount
    from said
    join customer_event e on e.workspace_id = ${db.workspaceId} and e.contact_id = said.contact_id
    where e.kind = any (${kinds}::text[]) and e.amount is not null and e.currency is not null
      and e.occurred_at > ${now}::timestamptz - interval '1 year' and e.occurred_at <= ${now}
    group by said.score, e.currency
    order by e.currency, said.score
    limit 1000`.execute(db.trx);
  return rows;
}

/** The kinds of events of a workspace, found one after the other by the index: a million events of five kinds are five looks. */
export async function listEventKinds({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive told as (
      (select kind from customer_event where workspace_id = ${workspaceId} order by kind limit 1)
      union all
      select (select e.kind from customer_event e
        where e.workspace_id = ${workspaceId} and e.kind > told.kind order by e.kind limit 1)
      from told where told.kind is not null
    )
    select kind from told where kind is not null order by kind limit 100`.execute(trx);
  return rows.map(({ kind }) => kind);
}

export type SilentCount = Readonly<{ customers: number; unheard: number; unanswered: number; silent: number }>;

/**
 * Customers of whom nothing was heard since a day, who were asked and never answered anything, and those of whom both is
 * true. Of all customers there are, whatever survey is looked at; who was asked anonymously may have answered.
 */
export async function countSilent({ trx, workspaceId }: WorkspaceTransaction, since: Date): Promise<SilentCount> {
  // Whoever was asked is laid beside whoever answered at once: looked up for each customer, a million of them are refused. Waves are
  // named by "not in", of which a table is made once: joined to the few that are anonymous, all invitations were read in their order.
  const { rows } = await sql<SilentCount>`
    with unanswered as materialized (
      select i.contact_id from invitation i
      where i.workspace_id = ${workspaceId} and i.contact_id is not null and i.state = 'sent'
        and i.wave_id not in (select promise.wave_id from wave_anonymity promise where promise.workspace_id = ${workspaceId})
        and not exists (select from response_contact link
          where link.workspace_id = ${workspaceId} and link.contact_id = i.contact_id)
      group by i.contact_id
    )
    select count(*) as customers, count(*) filter (where is_unheard) as unheard,
      count(unanswered_id) as unanswered, count(unanswered_id) filter (where is_unheard) as silent
    from (
      select coalesce(c.heard_at, c.customer_since, c.created_at) < ${since} as is_unheard,
        unanswered.contact_id as unanswered_id
      from contact c
      left join unanswered on unanswered.contact_id = c.id
      where c.workspace_id = ${workspaceId} and c.lifecycle = 'customer' and not c.is_sample
        and not c.is_case_only
    ) known`.execute(trx);
  return rows[0] ?? { customers: 0, unheard: 0, unanswered: 0, silent: 0 };
}
