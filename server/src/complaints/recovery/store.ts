import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function saveRecovery(
  { trx, workspaceId }: WorkspaceTransaction,
  { studyId, at }: Readonly<{ studyId: string; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('case_recovery')
    .values({ workspace_id: workspaceId, study_id: studyId, changed_at: at })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet({ study_id: studyId, changed_at: at }))
    .execute();
}
