import type { Item } from '@voldaan/domain/metrics/item';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions, storedScore } from '../../metrics/figures/condition-views.ts';
import type { Figure, FigureDays } from '../../metrics/figures/figure.ts';
import { saidByCustomers } from '../../metrics/loyalty/said-views.ts';

/** More customers than this say nothing that these do not. */
const pairsMost = 200_000;

/**
 * The survey that most complainants answered more than once: the one to look at when none is asked for, since it can say what
 * a complaint did. Undefined when there is none.
 */
export async function surveyAnsweredTwice({ trx, workspaceId }: WorkspaceTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ survey_id: string }>`
    select survey_id from (
      select r.survey_id, link.contact_id
      from (select distinct contact_id from complaint_case
        where workspace_id = ${workspaceId} and kind = 'complaint' and contact_id is not null limit 20000) complainant
      join response_contact link on link.workspace_id = ${workspaceId} and link.contact_id = complainant.contact_id
      join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
      where r.vote_class = 'human'
      group by r.survey_id, link.contact_id having count(*) > 1
    ) twice
    group by survey_id order by count(*) desc, survey_id limit 1`.execute(trx);
  return rows[0]?.survey_id;
}

/** Two scores (as stored) of one customer. The customer's own number goes no further than the comparison. */
export type AnswerPairRow = Readonly<{
  customer: string;
  before: number;
  after: number;
  /** Of the later answer. */
  quarter: string;
  channel: string;
  has_complained: boolean;
  solved_days: number;
  was_spoken: boolean;
}>;

/**
 * Pairs of answers to one item: of each complainant the last before the first complaint of the followed days and the first after it
 * was closed; of customers who never complained every two in a row. An answer may lie up to a year before those days.
 */
export async function listAnswerPairs(
  db: WorkspaceTransaction,
  figure: Figure,
  { item, followed, days }: Readonly<{ item: Item; followed: FigureDays; days: FigureDays }>,
): Promise<readonly AnswerPairRow[]> {
  const { workspaceId } = db;
  const { rows } = await sql<AnswerPairRow>`
    with said as materialized (
      select link.contact_id, s.answered_at, s.channel::text as channel, ${storedScore(item)} as score
      from score_row s
      join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id
      where ${responseConditions(db, figure, days)} and link.contact_id is not null and ${storedScore(item)} is not null
    ), complaint as materialized (
      select distinct on (c.contact_id) c.contact_id, c.id, c.received_at, c.closed_at
      from complaint_case c
      where c.workspace_id = ${workspaceId} and c.kind = 'complaint' and c.contact_id is not null
        and c.received_at >= ${`${followed.from}T00:00:00Z`}::timestamptz
        and c.received_at < ${`${followed.to}T00:00:00Z`}::timestamptz
      order by c.contact_id, c.received_at, c.id
    ), around as (
      select k.contact_id, k.id, extract(epoch from k.closed_at - k.received_at) / 86400 as solved_days,
        (array_agg(said.score order by said.answered_at desc) filter (where said.answered_at <= k.received_at))[1] as before,
        (array_agg(said.score order by said.answered_at) filter (where said.answered_at > k.closed_at))[1] as after,
        (array_agg(said.channel order by said.answered_at) filter (where said.answered_at > k.closed_at))[1] as channel,
        min(said.answered_at) filter (where said.answered_at > k.closed_at) as answered_at
      from complaint k join said on said.contact_id = k.contact_id
      where k.closed_at is not null
      group by k.contact_id, k.id, k.closed_at, k.received_at
    ), silent as (
      select said.contact_id, lag(said.score) over earlier as before, said.score as after, said.channel, said.answered_at
      from said
      where not exists (select from complaint_case c
        where c.workspace_id = ${workspaceId} and c.contact_id = said.contact_id and c.kind = 'complaint')
      window earlier as (partition by said.contact_id order by said.answered_at)
    )
    select contact_id::text as customer, before, after, channel, ${quarterOf(sql`answered_at`)} as quarter,
      true as has_complained, solved_days::float8 as solved_days,
      exists (select from case_event e where e.workspace_id = ${workspaceId} and e.case_id = around.id
        and e.what = 'contact' and e.detail ->> 'outcome' = 'spoken') as was_spoken
    from around where before is not null and after is not null
    union all
    select contact_id::text, before, after, channel, ${quarterOf(sql`answered_at`)}, false, 0, false
    from silent where before is not null
    order by has_complained desc, customer
    limit ${pairsMost}`.execute(db.trx);
  return rows;
}

function quarterOf(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-"Q"Q')`;
}

export type DissatisfiedRow = Readonly<{
  has_complained: boolean;
  /** Answered so long ago that a complaint of it would have come. */
  is_heard: boolean;
  /** Answered so long ago that the horizon has passed. */
  is_past: boolean;
  came_back: boolean;
  has_left: boolean;
  count: number;
}>;

export type DissatisfiedAsked = Readonly<{
  item: Item;
  /** As stored. */
  scores: readonly number[];
  kinds: readonly string[];
  now: Date;
  complaintDays: number;
  horizonDays: number;
}>;

/** Customers whose first answer of the followed days was one of these scores: whether they complained, and what they did. */
export async function countDissatisfied(
  db: WorkspaceTransaction,
  figure: Figure,
  { item, scores, kinds, now, complaintDays, horizonDays }: DissatisfiedAsked,
): Promise<readonly DissatisfiedRow[]> {
  const { workspaceId } = db;
  const { rows } = await sql<DissatisfiedRow>`
    with said as (${saidByCustomers(db, figure, { item, which: 'first' })})
    select has_complained, is_heard, is_past, came_back, has_left, count(*) as count
    from (
      select
        exists (select from complaint_case c
          where c.workspace_id = ${workspaceId} and c.contact_id = said.contact_id and c.kind = 'complaint'
            and c.received_at >= said.answered_at - make_interval(days => ${complaintDays})
            and c.received_at < said.answered_at + make_interval(days => ${complaintDays})) as has_complained,
        said.answered_at <= ${now}::timestamptz - make_interval(days => ${complaintDays}) as is_heard,
        said.answered_at <= ${now}::timestamptz - make_interval(days => ${horizonDays}) as is_past,
        exists (select from customer_event e
          where e.workspace_id = ${workspaceId} and e.contact_id = said.contact_id and e.kind = any (${kinds}::text[])
            and e.occurred_at > said.answered_at and e.occurred_at <= ${now}
            and e.occurred_at < said.answered_at + make_interval(days => ${horizonDays})) as came_back,
        coalesce(contact.left_at <= ${now}
          and contact.left_at < said.answered_at + make_interval(days => ${horizonDays}), false) as has_left
      from said
      join contact on contact.workspace_id = ${workspaceId} and contact.id = said.contact_id
      where said.score = any (${scores}::int[]) and (contact.left_at is null or contact.left_at > said.answered_at)
    ) seen
    group by has_complained, is_heard, is_past, came_back, has_left
    order by has_complained, is_heard, is_past, came_back, has_left
    limit 100`.execute(db.trx);
  return rows;
}
