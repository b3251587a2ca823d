import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { responseConditions } from './figures/condition-views.ts';
import type { Figure } from './figures/figure.ts';

export type CommentRow = Readonly<{ id: string; score: number | null; text: string; name: string | null; at: Date }>;

/** Words and scores of the responses that a figure counts; the score by the id of its question. */
export type AnswerQuery = Readonly<{ figure: Figure; scoreId: string }>;

/** Of everybody the statement is always the same one: planning it, over all months, would take longer than running it. */
const keptForAll = ({ where }: Figure) => sql.raw(where.length === 0 ? '/* kept */' : '');

/** The newest answers in words; names only where the caller may see them. Read backwards by day, so that six are found soon. */
export async function newestComments(
  db: WorkspaceTransaction,
  { figure, scoreId, openIds }: AnswerQuery & Readonly<{ openIds: readonly string[] }>,
): Promise<readonly CommentRow[]> {
  const { rows } = await sql<CommentRow>`${keptForAll(figure)}
    select r.id, case jsonb_typeof(r.answers -> ${scoreId}) when 'number'
        then (r.answers ->> ${scoreId})::float8 end as score, word.text, c.name, r.started_at as at
    from score_row s
    join response r on r.workspace_id = s.workspace_id and r.id = s.response_id and r.removed_at is null
    cross join lateral (
      select r.answers ->> open.id as text
      from unnest(${openIds}::text[]) with ordinality as open (id, place)
      where btrim(coalesce(r.answers ->> open.id, '')) <> '' and open.id <> all (r.off_path)
      order by open.place limit 1
    ) word
    left join response_contact link on link.workspace_id = r.workspace_id and link.response_id = r.id
    left join contact c on c.workspace_id = link.workspace_id and c.id = link.contact_id
    where ${responseConditions(db, figure)}
    order by s.day desc, s.response_id desc
    limit 6`.execute(db.trx);
  return rows;
}

export type AnswerRow = Readonly<{ id: string; score: number; at: Date }>;

/** The answers themselves, newest first, for when they are too few to make a figure of. */
export async function newestAnswers(
  db: WorkspaceTransaction,
  { figure, scoreId }: AnswerQuery,
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select r.id, (r.answers ->> ${scoreId})::float8 as score, r.started_at as at
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
  /** Why invitations did not arrive, the most frequent reason first. */
  losses: readonly LossRow[];
}>;
export type FunnelQuery = Readonly<{ surveyId: string; from: string; to: string }>;

/**
 * How far the invitations of a period came, read once for both lists; a reminder is no second one. An opened one was seen by
 * something that is no known machine, or answered.
 */
export async function countFunnel(db: WorkspaceTransaction, asked: FunnelQuery): Promise<FunnelRow> {
  const { rows } = await sql<FunnelRow>`/* kept */
    with asked as materialized (
      select i.state = 'sent' and i.bounced_at is null as delivered, i.answered_at is not null as answered,
        i.answered_at is not null or exists (
          select from visit v where v.workspace_id = i.workspace_id and v.invitation_id = i.id
            and v.kind in ('open', 'preselect')) as opened,
        case when i.state in ('planned', 'claimed', 'handed') then 'waiting' when i.state <> 'sent' then i.state
          when i.bounced_at is not null then 'bounced' end as loss
      from invitation i
      where i.workspace_id = ${db.workspaceId} and i.survey_id = ${asked.surveyId}
        and i.planned_at >= ${asked.from}::date and i.planned_at < ${asked.to}::date
        and i.kind = 'invitation' and i.state <> 'cancelled'
    ), lost as (
      select loss as reason, count(*)::int as count from asked where loss is not null group by 1 order by 2 desc, 1 limit 20
    )
    select count(*)::int as invited,
      (count(*) filter (where delivered))::int as delivered,
      (count(*) filter (where opened))::int as opened,
      (count(*) filter (where answered))::int as answered,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'count', count) order by count desc, reason), '[]')
        from lost) as losses
    from asked`.execute(db.trx);
  return rows[0] ?? { invited: 0, delivered: 0, opened: 0, answered: 0, losses: [] };
}
