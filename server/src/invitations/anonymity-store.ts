import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertAnonymity(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, key, languages }: Readonly<{ waveId: string; key: Buffer; languages: readonly string[] }>,
): Promise<void> {
  await trx
    .insertInto('wave_anonymity')
    .values({ workspace_id: workspaceId, wave_id: waveId, key, languages: [...languages], ended_at: null })
    .execute();
}
