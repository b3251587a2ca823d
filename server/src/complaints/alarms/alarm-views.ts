import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';

/** Asked as the role that sees where something waits, and not what. */
export async function workspacesWithAlarms(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('complaint_case')
    .select('workspace_id')
    .distinct()
    .where('alarm_at', '<=', now)
    .orderBy('workspace_id')
    .limit(10_000)
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}
