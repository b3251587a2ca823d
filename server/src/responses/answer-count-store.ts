import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Makes of all changes of a survey's number of answers one. Whoever counts meanwhile finds the changes or their sum. */
export async function sumAnswerCounts({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`
    with gone as (
      delete from answer_count where workspace_id = ${workspaceId} returning survey_id, answers
    )
    insert into answer_count (workspace_id, survey_id, answers)
    select ${workspaceId}::uuid, survey_id, sum(answers) from gone group by survey_id`.execute(trx);
}
