import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type NormWrite = Readonly<{
  id: string;
  survey_id: string;
  item: string;
  trait: string;
  trait_value: string;
  value: number;
  valid_from: string;
  valid_to: string | null;
  reason: string;
  created_by: string;
}>;

export type NormChange = Readonly<{ value: number; valid_from: string; valid_to: string | null; reason: string }>;

/** False when there is no such survey. Nobody else makes or changes a norm of it until the transaction has ended. */
export async function lockSurveyNorms({ trx, workspaceId }: WorkspaceTransaction, surveyId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('survey')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', surveyId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertNorm(
  { trx, workspaceId }: WorkspaceTransaction,
  { norm, at }: Readonly<{ norm: NormWrite; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('norm')
    .values({ ...norm, workspace_id: workspaceId, created_at: at, changed_at: at })
    .execute();
}

export async function updateNorm(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, change, at }: Readonly<{ id: string; change: NormChange; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('norm')
    .set({ ...change, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteNorm({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('norm').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}
