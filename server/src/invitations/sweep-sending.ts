import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { settleExpired } from './settle-store.ts';
import { silentWaves, workspacesWithExpired } from './sweep-views.ts';

/**
 * Takes up after senders that died: settles what they left, and starts waves again that have something due and nobody
 * at them. Harmless at any time, on any number of nodes.
 */
export async function sweepSending(product: Product): Promise<void> {
  for (const workspaceId of await workspacesWithExpired(product.databases.work)) {
    const { unknown, planned } = await inWorkspace(product.databases.app, workspaceId, settleExpired);
    if (unknown > 0)
      product.log.warn({ workspaceId, unknown, planned }, 'a sender died; some mails may not have arrived');
  }
  for (const { workspace_id, id } of await silentWaves(product.databases.work)) {
    await inWorkspace(product.databases.app, workspace_id, (db) => enqueueSending(db, id));
  }
}
