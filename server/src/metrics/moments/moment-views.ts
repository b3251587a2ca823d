import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** More surveys than this are not asked along one journey. */
const surveysMost = 12;

/** Surveys that a study asks at a contact moment, those of the newest studies first. */
export async function listMomentSurveys({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ survey_id: string }>`
    select survey_id
    from study
    where workspace_id = ${workspaceId} and touchpoint_id is not null and survey_id is not null and started_at is not null
    group by survey_id
    order by max(started_at) desc, survey_id
    limit ${surveysMost}`.execute(trx);
  return rows.map((row) => row.survey_id);
}

/** Whether responses are told apart by the moment at which they were given. */
export async function hasMoments({ trx, workspaceId }: WorkspaceTransaction): Promise<boolean> {
  const found = await trx
    .selectFrom('trait')
    .select('slot')
    .where('workspace_id', '=', workspaceId)
    .where('source', '=', 'touchpoint')
    .executeTakeFirst();
  return found !== undefined;
}
