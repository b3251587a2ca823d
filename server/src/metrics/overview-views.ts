import { type RawBuilder, sql } from 'kysely';
import { keptQuery, namedValue } from '../database/kept-query.ts';
import { currentReach } from '../database/reach.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { responseConditions, rowsOfEverybody } from './figures/condition-views.ts';
import type { Figure } from './figures/figure.ts';

export type CommentRow = Readonly<{
  id: string;
  score: number | null;
  text: string;
  name: string | null;
  at: Date;
  is_anonymous: boolean;
}>;

/** Words and scores of the responses that a figure counts; the score by the id of its question. */
export type AnswerQuery = Readonly<{ figure: Figure; scoreId: string }>;

export const commentsMost = 6;

type CommentPlaces = Readonly<{ conditions: RawBuilder<unknown>; scoreId: unknown; openIds: unknown }>;

/**
 * The newest answers in words; names only where the caller may see them. Read backwards by day, so that six are found soon, and only
 * then by whom they are.
 */
const comments = ({ conditions, scoreId, openIds }: CommentPlaces) => sql<CommentRow>`
  select six.id, six.score, six.text, c.name, six.at, six.is_anonymous
  from (
    select r.workspace_id, r.id, word.text, r.started_at as at, r.anonymous_wave_id is not null as is_anonymous, s.day,
      case jsonb_typeof(r.answers -> ${scoreId}::text) when 'number'
        then (r.answers ->> ${scoreId}::text)::float8 end as score
    from score_row s
    join response r on r.workspace_id = s.workspace_id and r.id = s.response_id and r.removed_at is null
    cross join lateral (
      select r.answers ->> open.id as text
      from unnest(${openIds}::text[]) with ordinality as open (id, place)
      where btrim(coalesce(r.answers ->> open.id, '')) <> '' and open.id <> all (r.off_path)
      order by open.place limit 1
    ) word
    where ${conditions}
    order by s.day desc, s.response_id desc
    limit ${sql.lit(commentsMost)}
  ) six
  left join response_contact link on link.workspace_id = six.workspace_id and link.response_id = six.id
  left join contact c on c.workspace_id = link.workspace_id and c.id = link.contact_id
  order by six.day desc, six.id desc`;

export async function newestComments(
  db: WorkspaceTransaction,
  { figure, scoreId, openIds }: AnswerQuery & Readonly<{ openIds: readonly string[] }>,
): Promise<readonly CommentRow[]> {
  if (openIds.length === 0) return [];
  const { rows } = await comments({ conditions: responseConditions(db, figure), scoreId, openIds }).execute(db.trx);
  return rows;
}

export type AnswerRow = Readonly<{ id: string; score: number; at: Date; is_anonymous: boolean }>;

/** The answers themselves, newest first, for when they are too few to make a figure of. */
export async function newestAnswers(
  db: WorkspaceTransaction,
  { figure, scoreId }: AnswerQuery,
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select r.id, (r.answers ->> ${scoreId})::float8 as score, r.started_at as at,
      r.anonymous_wave_id is not null as is_anonymous
    from score_row s
    join response r on r.workspace_id = s.workspace_id and r.id = s.response_id and r.removed_at is null
    where ${responseConditions(db, figure)} and jsonb_typeof(r.answers -> ${scoreId}) = 'number'
    order by s.day desc, s.response_id desc
    limit 10`.execute(db.trx);
  return rows;
}

export type LossRow = Readonly<{ reason: string; count: number }>;
export type FunnelRow = Readonly<{
  invited: number;
  delivered: number;
  opened: number;
  answered: number;
  /** Of a survey that was asked anonymously it is not: nobody keeps who opened it. */
  is_opening_known: boolean;
  /** Why invitations did not arrive, the most frequent reason first. */
  losses: readonly LossRow[];
}>;
export type FunnelQuery = Readonly<{ surveyId: string; from: string; to: string }>;

type FunnelPlaces = Readonly<Record<'workspaceId' | 'surveyId' | 'from' | 'to', unknown>>;

/**
 * How far the invitations of a period came, read once for both lists; a reminder is no second one. An opened one was seen by
 * something that is no known machine, or answered.
 */
const funnel = ({ workspaceId, surveyId, from, to }: FunnelPlaces) => sql<FunnelRow>`
  with asked as materialized (
    select i.state = 'sent' and i.bounced_at is null as delivered, i.answered_at is not null as answered,
      i.answered_at is not null or exists (
        select from visit v where v.workspace_id = i.workspace_id and v.invitation_id = i.id
          and v.kind in ('open', 'preselect')) as opened,
      case when i.state in ('planned', 'claimed', 'handed') then 'waiting' when i.state <> 'sent' then i.state
        when i.bounced_at is not null then 'bounced' end as loss
    from invitation i
    where i.workspace_id = ${workspaceId} and i.survey_id = ${surveyId}::uuid
      and i.planned_at >= ${from}::date::timestamptz and i.planned_at < ${to}::date::timestamptz
      and i.kind = 'invitation' and i.state <> 'cancelled'
  ), lost as (
    select loss as reason, count(*)::int as count from asked where loss is not null group by 1 order by 2 desc, 1 limit 20
  )
  select count(*)::int as invited,
    (count(*) filter (where delivered))::int as delivered,
    (count(*) filter (where opened))::int as opened,
    (count(*) filter (where answered))::int as answered,
    not exists (select from wave_anonymity promise
      join wave on wave.workspace_id = promise.workspace_id and wave.id = promise.wave_id
      where promise.workspace_id = ${workspaceId} and wave.survey_id = ${surveyId}::uuid) as is_opening_known,
    (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'count', count) order by count desc, reason), '[]')
      from lost) as losses
  from asked`;

export async function countFunnel(db: WorkspaceTransaction, asked: FunnelQuery): Promise<FunnelRow> {
  const { rows } = await sql<FunnelRow>`/* kept */ ${funnel({ ...asked, workspaceId: db.workspaceId })}`.execute(
    db.trx,
  );
  return rows[0] ?? noFunnel;
}

const noFunnel: FunnelRow = { invited: 0, delivered: 0, opened: 0, answered: 0, is_opening_known: true, losses: [] };

const bound = sql`bound.workspace_id::uuid`;

/** A transaction that is bound to less than the request stays so. */
const wordsAndFunnel = keptQuery(sql<WordsAndFunnelRow>`/* kept, binds itself */
  select found.* from (select set_config('voldaan.workspace_id', ${namedValue('workspaceId')}, true),
    set_config('voldaan.reach',
      coalesce(nullif(current_setting('voldaan.reach', true), ''), ${namedValue('reach')}), true)) as bound (workspace_id)
  cross join lateral (
    select (select coalesce(json_agg(one), '[]') from (${comments({
      conditions: rowsOfEverybody({
        workspaceId: bound,
        surveyId: namedValue('surveyId'),
        from: namedValue('commentsFrom'),
        to: namedValue('to'),
      }),
      scoreId: namedValue('scoreId'),
      openIds: namedValue('openIds'),
    })}) as one) as comments,
      to_json(funnel) as funnel
    from (${funnel({
      workspaceId: bound,
      surveyId: namedValue('surveyId'),
      from: namedValue('from'),
      to: namedValue('to'),
    })}) as funnel
    offset 0) as found`);

type WordsAndFunnelRow = Readonly<{
  comments: readonly (Omit<CommentRow, 'at'> & Readonly<{ at: string }>)[];
  funnel: FunnelRow;
}>;

export type WordsAndFunnel = Readonly<{ comments: readonly CommentRow[]; funnel: FunnelRow }>;

/**
 * Both of a whole survey, in one trip that needs no transaction around it. Comments are looked for from a day on that the window holds:
 * each month of score rows that is left out spares the database some work.
 */
export async function readWordsAndFunnel(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: FunnelQuery & Readonly<{ commentsFrom: string; scoreId: string; openIds: readonly string[] }>,
): Promise<WordsAndFunnel> {
  const { rows } = await trx.executeQuery(wordsAndFunnel({ workspaceId, reach: currentReach() ?? '', ...asked }));
  const [found] = rows;
  return {
    comments: found?.comments.map(({ at, ...comment }) => ({ ...comment, at: new Date(at) })) ?? [],
    funnel: found?.funnel ?? noFunnel,
  };
}
