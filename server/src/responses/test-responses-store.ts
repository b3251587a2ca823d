import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** More tries of one survey than this are removed by pressing again. */
const removedMost = 1000;

/** Hides the test answers of a survey from every list and figure, and returns which. */
export async function removeTestResponses(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  at: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with removed as (
      update response set removed_at = ${at}
      where workspace_id = ${workspaceId} and id in (
        select id from response
        where workspace_id = ${workspaceId} and survey_id = ${surveyId} and is_test and removed_at is null
        order by id limit ${removedMost}
      )
      returning id, started_at
    ), uncounted as (
      delete from score_row using removed
      where score_row.workspace_id = ${workspaceId} and score_row.survey_id = ${surveyId}
        and score_row.day = (removed.started_at at time zone 'UTC')::date and score_row.response_id = removed.id
    )
    select id from removed order by id`.execute(trx);
  return rows.map(({ id }) => id);
}
