import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Fewer ratings than this leave an outcome with one driver, which needs no analysis. */
const ratingsLeast = 3;

/** The published survey with the newest answers that asks enough to explain its headline; undefined when none does. */
export async function surveyWithDrivers({ trx, workspaceId }: WorkspaceTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id
    from survey s
    cross join lateral (
      select v.definition from survey_version v
      where v.workspace_id = s.workspace_id and v.survey_id = s.id
      order by v.number desc limit 1
    ) newest
    where s.workspace_id = ${workspaceId} and s.state <> 'draft'
      and jsonb_array_length(jsonb_path_query_array(newest.definition, 'strict $.** ? (@.kind == "rating")')) >= ${ratingsLeast}
    order by (select max(r.day) from score_row r where r.workspace_id = s.workspace_id and r.survey_id = s.id) desc nulls last,
      s.id
    limit 1`.execute(trx);
  return rows[0]?.id;
}
