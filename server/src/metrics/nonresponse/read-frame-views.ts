import type { Item } from '@voldaan/domain/metrics/item';
import type { FrameCell } from '@voldaan/domain/metrics/nonresponse/disclose-frame';
import type { InvitationOutcome } from '@voldaan/domain/metrics/nonresponse/invitation-outcomes';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storedScore } from '../figures/condition-views.ts';
import type { FigureDays } from '../figures/figure.ts';
import { frameRows, plannedInWaves, traitSql } from './frame-views.ts';

/** A weighted score of more answers is not sharper in any digit that is shown. */
const answersMost = 20_000;

export type OutcomeRow = Readonly<{ outcome: InvitationOutcome; reason: string; count: number }>;

/** Who was asked and who answered, by every trait and quarter; what still waits is not counted. */
export type FrameCellRow = FrameCell & Readonly<{ trait: string }>;

/** How many gave which score (as stored) how many whole days after the invitation, before or after its reminder. */
export type TimedRow = Readonly<{
  day: number;
  is_reminded: boolean;
  /** Whether an interviewer asked. */
  is_called: boolean;
  score: number;
  count: number;
}>;

/** The score (as stored) of an invited customer with what is known of them. */
export type FrameAnswerRow = Readonly<{
  score: number;
  customer: string;
  /** The first day of the quarter of the invitation. */
  unit: string;
  /** The values of the traits that were asked for, in their order. */
  values: readonly string[];
}>;

export type Frame = Readonly<{
  /** How many had each outcome; of those who were not reached also why. */
  outcomes: readonly OutcomeRow[];
  timed: readonly TimedRow[];
  cells: readonly FrameCellRow[];
  /** The newest first. */
  answers: readonly FrameAnswerRow[];
}>;

type FrameAsked = Readonly<{
  surveyId: string;
  item: Item;
  traits: readonly string[];
  /** Of everybody: outcomes and times. */
  days: FigureDays;
  /** Of groups, by quarters: cells and answers. */
  groupDays: FigureDays;
}>;

/** Everything that a survey's frame tells, in one reading of it: what became of an invitation takes looking up in four tables. */
export async function readFrame(db: WorkspaceTransaction, asked: FrameAsked): Promise<Frame> {
  const { surveyId, item, traits, days, groupDays } = asked;
  const [from = days.from] = [days.from, groupDays.from].toSorted();
  const [to = days.to] = [days.to, groupDays.to].toSorted().toReversed();
  const span = { surveyId, from, to };
  const isIn = (within: FigureDays) =>
    sql`planned_at >= ${within.from}::date::timestamptz and planned_at < ${within.to}::date::timestamptz`;
  const { rows } = await sql<Frame>`
    with frame as materialized (
      select frame.*, ${isIn(days)} as is_of_days, ${isIn(groupDays)} as is_of_groups,
        date_trunc('quarter', planned_at)::date as quarter, ${knownOf(traits)} as known
      from (${frameRows(db, span)}) frame
      left join contact on contact.workspace_id = ${db.workspaceId} and contact.id = frame.contact_id
    ), scored as materialized (
      select frame.*, ${storedScore(item)} as score
      from frame
      join score_row s on s.workspace_id = ${db.workspaceId} and s.survey_id = ${surveyId} and s.day >= ${span.from}::date
        and s.day = (frame.answered_at at time zone 'UTC')::date and s.response_id = frame.response_id
      where frame.outcome in ('complete', 'partial') and ${storedScore(item)} is not null
    )
    select ${listOf(outcomeRows(db, { surveyId, ...days }))} as outcomes, ${listOf(timedRows(db))} as timed,
      ${listOf(cellRows(traits))} as cells, ${listOf(answerRows)} as answers`.execute(db.trx);
  return rows[0] ?? { outcomes: [], timed: [], cells: [], answers: [] };
}

function listOf(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(list), '[]') from (${rows}) list)`;
}

function knownOf(traits: readonly string[]): RawBuilder<unknown> {
  return traits.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(traits.map(traitSql))}]::text[]`;
}

function outcomeRows(
  db: WorkspaceTransaction,
  asked: FigureDays & Readonly<{ surveyId: string }>,
): RawBuilder<unknown> {
  return sql`
    select outcome, reason, sum(count)::int as count
    from (
      select outcome, case when outcome in ('refused', 'not_asked', 'returned', 'waiting') then coalesce(reason, '') else '' end
          as reason, count(*) as count
      from frame
      where is_of_days
      group by 1, 2
      union all
      ${plannedInWaves(db, asked)}
    ) told
    group by outcome, reason
    order by count desc, outcome, reason
    limit 200`;
}

function timedRows({ workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>): RawBuilder<unknown> {
  return sql`
    select greatest(0, floor(extract(epoch from answered_at - settled_at) / 86400))::int as day,
      exists (select from invitation reminder where reminder.workspace_id = ${workspaceId}
        and reminder.contact_id = scored.contact_id and reminder.kind = 'reminder'
        and reminder.reminder_of = scored.invitation_id and reminder.state = 'sent'
        and reminder.settled_at < scored.answered_at) as is_reminded,
      is_called, score, count(*)::int as count
    from scored
    where is_of_days
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4
    limit 20000`;
}

/** Taken apart in the list of columns and counted by place: of 300,000 invitations and ten traits there are millions of values. */
function cellRows(traits: readonly string[]): RawBuilder<unknown> {
  return sql`
    select (${[...traits]}::text[])[place] as trait, value, unit, count(*)::int as asked,
      count(*) filter (where has_answered)::int as answered
    from (
      select generate_subscripts(known, 1) as place, unnest(known) as value, quarter as unit,
        outcome in ('complete', 'partial') as has_answered
      from frame
      where is_of_groups and outcome <> 'waiting'
    ) told
    group by place, value, unit
    order by trait, value, unit
    limit 20000`;
}

const answerRows = sql`
    select score, coalesce(contact_id, response_id)::text as customer, quarter as unit, known as values
    from scored
    where is_of_groups
    order by answered_at desc, response_id
    limit ${answersMost}`;
