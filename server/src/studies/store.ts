import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewStudy = Readonly<{ id: string; name: string; plan: StudyDraft; seed: string; staffId: string }>;

export async function insertStudy({ trx, workspaceId }: WorkspaceTransaction, study: NewStudy): Promise<void> {
  await trx
    .insertInto('study')
    .values({
      workspace_id: workspaceId,
      id: study.id,
      name: study.name,
      kind: study.plan.timing.kind,
      plan: JSON.stringify(study.plan),
      seed: study.seed,
      created_by: study.staffId,
    })
    .execute();
}

export type StudyChange = Readonly<{
  id: string;
  revision: number;
  name: string;
  plan: StudyDraft;
  surveyId: string | null;
  touchpointId: string | null;
}>;

/** Saves a study that is still in the state and at the revision that it was judged in; false when somebody else was first. */
export async function saveStudy(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision, name, plan, surveyId, touchpointId, state }: StudyChange & Readonly<{ state: 'draft' | 'paused' }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('study')
    .set({
      name,
      kind: plan.timing.kind,
      plan: JSON.stringify(plan),
      survey_id: surveyId,
      touchpoint_id: touchpointId,
      revision: revision + 1,
      changed_at: sql<Date>`now()`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', state)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A draft that never asked anybody leaves nothing behind. */
export async function deleteDraft({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('study')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
