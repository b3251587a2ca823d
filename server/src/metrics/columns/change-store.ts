import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/**
 * Forgets changes of more than two days ago, of which there is one for each batch of answers: whoever still holds columns from
 * before them reads the months again. Of each month the newest stays for ever: by that a file knows that nothing came after
 * it. One that was marked less than an hour before the newest stays as well, because it may have been committed after it.
 */
export async function forgetChanges({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await sql`
    delete from score_change old
    where old.workspace_id = ${workspaceId} and old.marked_at < ${now}::timestamptz - interval '2 days'
      and exists (
        select from (
          select survey_id, date_trunc('month', day) as month, max(marked_at) as newest from score_change
          where workspace_id = ${workspaceId} group by 1, 2
        ) as kept
        where kept.survey_id = old.survey_id and kept.month = date_trunc('month', old.day)
          and kept.newest > old.marked_at + interval '1 hour'
      )`.execute(trx);
}
