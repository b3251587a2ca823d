import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** A mark that somebody gave after the last promise to them was over. */
export type MarkAfter = Readonly<{ group: 'kept' | 'not kept'; score: number; count: number }>;

/** Further back nobody remembers what was promised. */
const promisesDays = 730;

/**
 * Marks by whether the promises to their customers were kept: of each customer the first mark after the last of them was over,
 * given alone, on the scale of this item.
 */
export async function countMarksAfter(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, scale, now }: Readonly<{ surveyId: string; scale: string; now: Date }>,
): Promise<readonly MarkAfter[]> {
  const { rows } = await sql<MarkAfter>`
    with promised as (
      select contact_id, bool_and(kept_at is not null and kept_at <= due_at) as is_kept,
        max(coalesce(kept_at, due_at)) as over_at
      from customer_promise
      where workspace_id = ${workspaceId} and contact_id is not null
        and due_at >= ${now}::timestamptz - make_interval(days => ${promisesDays}::int)
        and not coalesce(released_at <= due_at, false) and (kept_at is not null or due_at < ${now})
      group by contact_id
    )
    select case when promised.is_kept then 'kept' else 'not kept' end as "group", mark.score, count(*)::int as count
    from promised cross join lateral (
      select (r.answers ->> opening.id)::float8 as score
      from response_contact link
      join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
      join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
      cross join lateral (
        select v.definition #>> '{nodes,0,nodes,0,id}' as id, v.definition #>> '{nodes,0,nodes,0,scale}' as scale
      ) opening
      where link.workspace_id = ${workspaceId} and link.contact_id = promised.contact_id and r.survey_id = ${surveyId}
        and r.started_at > promised.over_at and not r.is_test and r.removed_at is null and r.vote_class = 'human'
        and r.channel <> 'telephone' and opening.scale = ${scale} and jsonb_typeof(r.answers -> opening.id) = 'number'
      order by r.started_at, r.id limit 1
    ) mark
    group by 1, 2 order by 1, 2`.execute(trx);
  return rows;
}
