import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { SuppressionRow } from './suppression-views.ts';

export async function addSuppression(
  { trx, workspaceId }: WorkspaceTransaction,
  { hash, purpose, at }: Readonly<{ hash: Buffer; purpose: SuppressionRow['purpose']; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('suppression')
    .values({ workspace_id: workspaceId, address_hash: hash, purpose, reason: 'asked', created_at: at })
    // An address that only rests after soft bounces is from now on refused for good.
    .onConflict((known) =>
      known
        .columns(['workspace_id', 'address_hash', 'purpose'])
        .doUpdateSet({ until: null, reason: 'asked', created_at: at })
        .where('suppression.until', 'is not', null),
    )
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
