import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Snapshot, unseen } from './change-views.ts';

/** The versions of a survey and the traits of its workspace with their newest values, as texts to compare. */
export type GroundMark = Readonly<{ versions: string; traits: string }>;

/**
 * Versions are never changed, values of traits never renumbered: as long as these texts stay, everything about them does. A
 * trait that gave up its place and came back begins its values anew, and is told by when it was made.
 */
export async function groundMark({ trx, workspaceId }: WorkspaceTransaction, surveyId: string): Promise<GroundMark> {
  const { rows } = await sql<GroundMark>`/* kept */ select ${marks(workspaceId, surveyId)}`.execute(trx);
  return rows[0] ?? { versions: '', traits: '' };
}

/** The same, and whether anything was committed to the survey's scores that a snapshot did not see. Asked for each figure. */
export async function newMark(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  snapshot: Snapshot,
): Promise<GroundMark & Readonly<{ hasChanges: boolean }>> {
  const { rows } = await sql<GroundMark & Readonly<{ hasChanges: boolean }>>`/* kept */
    select ${marks(workspaceId, surveyId)},
      exists (select from score_change where ${unseen(workspaceId, surveyId, snapshot)}) as "hasChanges"`.execute(trx);
  return rows[0] ?? { versions: '', traits: '', hasChanges: true };
}

const marks = (workspaceId: string, surveyId: string) => sql`
    coalesce((select string_agg(id::text, ' ' order by number) from survey_version
        where workspace_id = ${workspaceId} and survey_id = ${surveyId}), '') as versions,
      coalesce((select string_agg(concat_ws(':', t.slot, t.source, t.key, extract(epoch from t.created_at),
          (select max(v.code) from trait_value v where v.workspace_id = ${workspaceId} and v.slot = t.slot)), ' ' order by t.slot)
        from trait t where t.workspace_id = ${workspaceId}), '') as traits`;
