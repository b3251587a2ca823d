import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** The day on which the last wave of a survey went out. */
export async function lastWaveDay(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select max(i.day)::text as day
    from wave w
    cross join lateral (
      select min(coalesce(handed_at, planned_at))::date as day from invitation
      where workspace_id = w.workspace_id and wave_id = w.id and state = 'sent'
    ) i
    where w.workspace_id = ${workspaceId} and w.survey_id = ${surveyId}`.execute(trx);
  return rows[0]?.day ?? undefined;
}
