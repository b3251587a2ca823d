import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** The versions of a survey and the traits of its workspace with their newest values, as texts to compare. */
export type GroundMark = Readonly<{ versions: string; traits: string }>;

/** Versions are never changed, values of traits never renumbered: as long as these texts stay, everything about them does. */
export async function groundMark({ trx, workspaceId }: WorkspaceTransaction, surveyId: string): Promise<GroundMark> {
  const { rows } = await sql<GroundMark>`/* kept */
    select coalesce((select string_agg(id::text, ' ' order by number) from survey_version
        where workspace_id = ${workspaceId} and survey_id = ${surveyId}), '') as versions,
      coalesce((select string_agg(concat_ws(':', t.slot, t.source, t.key,
          (select max(v.code) from trait_value v where v.workspace_id = ${workspaceId} and v.slot = t.slot)), ' ' order by t.slot)
        from trait t where t.workspace_id = ${workspaceId}), '') as traits`.execute(trx);
  return rows[0] ?? { versions: '', traits: '' };
}
