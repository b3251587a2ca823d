import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';

/** Puts the sending of a wave into the queue; waiting jobs of one wave are one job. */
export function enqueueSending(db: WorkspaceTransaction, waveId: string, runAt?: Date): Promise<void> {
  const payload = { workspaceId: db.workspaceId, waveId };
  return enqueue(db.trx, 'invitations.send', payload, { key: `send:${waveId}`, ...(runAt ? { runAt } : {}) });
}
