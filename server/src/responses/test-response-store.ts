import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Hides a test answer from every list and figure. False when it is no test answer, or not there. */
export async function removeTestResponse(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  at: Date,
): Promise<boolean> {
  const removed = await trx
    .updateTable('response')
    .set({ removed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('is_test', '=', true)
    .where('removed_at', 'is', null)
    .returning(['survey_id', 'started_at'])
    .executeTakeFirst();
  if (removed === undefined) return false;
  await trx
    .deleteFrom('score_row')
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', removed.survey_id)
    .where('day', '=', removed.started_at.toISOString().slice(0, 10))
    .where('response_id', '=', id)
    .execute();
  return true;
}

/** Brings a removed test answer back, score row and all. False when it was not removed. */
export async function restoreTestResponse({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('response')
    .set({ removed_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await sql`
    insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
      is_complete, language, channel, q0, q1, q2, q3, q4, q5, q6, q7)
    select r.workspace_id, (r.started_at at time zone 'UTC')::date, r.id, r.survey_id, r.survey_version_id, r.started_at,
      left(r.vote_class, 1)::"char", r.is_test, r.completed_at is not null,
      case r.language when 'nb' then 'b' else left(r.language, 1) end::"char", left(r.channel, 1)::"char",
      score[1], score[2], score[3], score[4], score[5], score[6], score[7], score[8]
    from response r
    join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
    cross join lateral (
      select array(
        select (select (r.answers ->> slot.key)::smallint from jsonb_each_text(v.slots) slot where slot.value = place::text)
        from generate_series(0, 7) place order by place
      ) as score
    ) counted
    where r.workspace_id = ${workspaceId} and r.id = ${id} and not r.is_late
    on conflict do nothing`.execute(trx);
  return true;
}
