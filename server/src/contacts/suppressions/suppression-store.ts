import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { SuppressionRow } from './suppression-views.ts';

export async function addSuppression(
  { trx, workspaceId }: WorkspaceTransaction,
  { hash, purpose, at }: Readonly<{ hash: Buffer; purpose: SuppressionRow['purpose']; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('suppression')
    .values({ workspace_id: workspaceId, address_hash: hash, purpose, reason: 'asked', created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeSuppression(
  { trx, workspaceId }: WorkspaceTransaction,
  { hash, purpose }: Readonly<{ hash: Buffer; purpose: SuppressionRow['purpose'] }>,
): Promise<void> {
  await trx
    .deleteFrom('suppression')
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', hash)
    .where('purpose', '=', purpose)
    .execute();
}
