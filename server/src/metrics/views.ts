import { slotCount } from '@voldaan/domain/surveys/score-slots';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type PublishedSurvey = Readonly<{ id: string; name: string }>;

/** Surveys that were ever published, those with the newest answers first. */
export async function publishedSurveys(db: WorkspaceTransaction): Promise<readonly PublishedSurvey[]> {
  const { rows } = await sql<PublishedSurvey>`
    select s.id, s.name
    from survey s
    where s.workspace_id = ${db.workspaceId} and s.state <> 'draft'
    order by (select max(r.started_at) from response r
              where r.workspace_id = s.workspace_id and r.survey_id = s.id and not r.is_test) desc nulls last,
      s.created_at desc, s.id
    limit 100`.execute(db.trx);
  return rows;
}

export type VersionRow = Readonly<{
  id: string;
  number: number;
  definition: SurveyDefinition;
  slots: Readonly<Record<string, number>>;
}>;

/** All versions of a survey, newest first: there are as many as were published, a few. */
export async function versionsOf(db: WorkspaceTransaction, surveyId: string): Promise<readonly VersionRow[]> {
  return db.trx
    .selectFrom('survey_version')
    .select(['id', 'number', 'definition', 'slots'])
    .where('workspace_id', '=', db.workspaceId)
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1000)
    .execute();
}

export type CountRow = Readonly<{
  bucket: string;
  is_current: boolean;
  vote_class: string;
  score: number;
  count: number;
}>;

/** Which question is counted, of which versions, and when. `previousFrom` is undefined when all of time is asked. */
export type ScoreCount = Readonly<{
  surveyId: string;
  /** The slot of the question in each comparable version. */
  versions: readonly Readonly<{ id: string; slot: number }>[];
  previousFrom: string;
  from: string;
  to: string;
  interval: 'week' | 'month';
}>;

/**
 * Counts of every score by week or month, for the period and the one before it. Test answers are never counted. Rows are
 * counted by day first, in their own column, and only the days are put into weeks and months: a date that is turned into a
 * text for every row costs five times as much (a million rows on two busy cores: 2.8 s, so 0.5 s).
 */
export async function countScores(db: WorkspaceTransaction, asked: ScoreCount): Promise<readonly CountRow[]> {
  const bySlot = Map.groupBy(asked.versions, ({ slot }) => slot);
  if (bySlot.size === 0) return [];
  const counted = [...bySlot].map(([slot, versions]) =>
    dailyCounts(db, asked, { slot, versionIds: versions.map(({ id }) => id) }),
  );
  const { rows } = await sql<CountRow>`
    with daily as (${sql.join(counted, sql` union all `)})
    select date_trunc(${asked.interval}, day)::date::text as bucket, day >= ${asked.from}::date as is_current,
      vote_class::text as vote_class, score::int as score, sum(count)::int as count
    from daily
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4
    limit 100000`.execute(db.trx);
  return rows;
}

type Counted = Readonly<{ slot: number; versionIds: readonly string[] }>;

function dailyCounts(db: WorkspaceTransaction, asked: ScoreCount, { slot, versionIds }: Counted) {
  // The name becomes SQL, so it is one of a closed list.
  if (!Number.isInteger(slot) || slot < 0 || slot >= slotCount)
    throw new RangeError(`a version counts its score in slot ${slot}, and there is no such slot`);
  const column = `q${slot}`;
  return sql`
    select day, vote_class, ${sql.ref(column)} as score, count(*) as count
    from score_row
    where workspace_id = ${db.workspaceId} and survey_id = ${asked.surveyId} and survey_version_id = any (${versionIds}::uuid[])
      and day >= ${asked.previousFrom}::date and day < ${asked.to}::date and not is_test and ${sql.ref(column)} is not null
    group by 1, 2, 3`;
}

/** The day of the first answer to a survey, or undefined when there is none. */
export async function firstDay(db: WorkspaceTransaction, surveyId: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day)::text as day from score_row
    where workspace_id = ${db.workspaceId} and survey_id = ${surveyId} and not is_test`.execute(db.trx);
  return rows[0]?.day ?? undefined;
}

export type CommentRow = Readonly<{ id: string; score: number | null; text: string; name: string | null; at: Date }>;

export type CommentQuery = Readonly<{
  surveyId: string;
  scoreId: string;
  openIds: readonly string[];
  from: string;
  to: string;
}>;

/** The newest answers in words that a person gave; names only where the caller may see them. */
export async function newestComments(db: WorkspaceTransaction, asked: CommentQuery): Promise<readonly CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select r.id, case jsonb_typeof(r.answers -> ${asked.scoreId}) when 'number'
        then (r.answers ->> ${asked.scoreId})::float8 end as score, word.text, c.name, r.started_at as at
    from response r
    cross join lateral (
      select r.answers ->> open.id as text
      from unnest(${asked.openIds}::text[]) with ordinality as open (id, place)
      where btrim(coalesce(r.answers ->> open.id, '')) <> '' and open.id <> all (r.off_path)
      order by open.place limit 1
    ) word
    left join response_contact link on link.workspace_id = r.workspace_id and link.response_id = r.id
    left join contact c on c.workspace_id = link.workspace_id and c.id = link.contact_id
    where r.workspace_id = ${db.workspaceId} and r.survey_id = ${asked.surveyId} and not r.is_test
      and r.removed_at is null and r.vote_class = 'human'
      and r.started_at >= ${asked.from}::date and r.started_at < ${asked.to}::date
    order by r.started_at desc, r.id desc
    limit 6`.execute(db.trx);
  return rows;
}

export type AnswerRow = Readonly<{ id: string; score: number; at: Date }>;

/** The answers themselves, newest first, for when they are too few to make a figure of. */
export async function newestAnswers(
  db: WorkspaceTransaction,
  asked: Omit<CommentQuery, 'openIds'>,
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select id, (answers ->> ${asked.scoreId})::float8 as score, started_at as at
    from response
    where workspace_id = ${db.workspaceId} and survey_id = ${asked.surveyId} and not is_test
      and removed_at is null and vote_class = 'human' and jsonb_typeof(answers -> ${asked.scoreId}) = 'number'
      and started_at >= ${asked.from}::date and started_at < ${asked.to}::date
    order by started_at desc, id desc
    limit 10`.execute(db.trx);
  return rows;
}

export type FunnelRow = Readonly<{
  invited: number;
  delivered: number;
  opened: number;
  answered: number;
  uninvited: number;
}>;
export type FunnelQuery = Readonly<{ surveyId: string; from: string; to: string }>;

/** How far the invitations of a period came; a reminder is no second one. An opened one was seen by something that is no known machine, or answered. */
export async function countFunnel(db: WorkspaceTransaction, asked: FunnelQuery): Promise<FunnelRow> {
  const { rows } = await sql<FunnelRow>`
    with asked as (
      select i.state = 'sent' and i.bounced_at is null as delivered, i.answered_at is not null as answered,
        i.answered_at is not null or exists (
          select from visit v where v.workspace_id = i.workspace_id and v.invitation_id = i.id
            and v.kind in ('open', 'preselect')) as opened
      from invitation i
      where i.workspace_id = ${db.workspaceId} and i.survey_id = ${asked.surveyId}
        and i.planned_at >= ${asked.from}::date and i.planned_at < ${asked.to}::date
        and i.kind = 'invitation' and i.state <> 'cancelled'
    )
    select count(*)::int as invited,
      (count(*) filter (where delivered))::int as delivered,
      (count(*) filter (where opened))::int as opened,
      (count(*) filter (where answered))::int as answered,
      (select count(*)::int from response r
       where r.workspace_id = ${db.workspaceId} and r.survey_id = ${asked.surveyId} and r.channel <> 'mail'
         and not r.is_test and r.removed_at is null
         and r.started_at >= ${asked.from}::date and r.started_at < ${asked.to}::date) as uninvited
    from asked`.execute(db.trx);
  return rows[0] ?? { invited: 0, delivered: 0, opened: 0, answered: 0, uninvited: 0 };
}

export type LossRow = Readonly<{ reason: string; count: number }>;

/** Why invitations did not arrive, the most frequent reason first. */
export async function countLosses(db: WorkspaceTransaction, asked: FunnelQuery): Promise<readonly LossRow[]> {
  const { rows } = await sql<LossRow>`
    select case when state in ('planned', 'claimed', 'handed') then 'waiting' when state = 'sent' then 'bounced' else state end
        as reason, count(*)::int as count
    from invitation
    where workspace_id = ${db.workspaceId} and survey_id = ${asked.surveyId}
      and planned_at >= ${asked.from}::date and planned_at < ${asked.to}::date
      and kind = 'invitation' and state <> 'cancelled' and (state <> 'sent' or bounced_at is not null)
    group by 1
    order by 2 desc, 1
    limit 20`.execute(db.trx);
  return rows;
}
