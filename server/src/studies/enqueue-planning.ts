import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';

/** Puts the planning of a workspace's studies into the queue; waiting jobs of one workspace are one job. */
export function enqueuePlanning(db: WorkspaceTransaction): Promise<void> {
  return enqueue(db.trx, 'studies.plan', { workspaceId: db.workspaceId }, { key: `plan:${db.workspaceId}` });
}
