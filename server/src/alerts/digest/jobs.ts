import { inWorkspace } from '../../database/workspace-transaction.ts';
import { enqueue, type Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { workspacesWithDueDigest } from './digest-views.ts';
import { mailDueDigest } from './digests.ts';

/** Writes the digests that are due of one company. Doing it again finds nothing due. */
export function mailDigestJob(product: Product): Job {
  return ({ workspace }) => mailDueDigest(product, String(workspace));
}

export async function sweepDigests(product: Product): Promise<void> {
  for (const workspace of await workspacesWithDueDigest(product.databases.work, product.clock()))
    await inWorkspace(product.databases.app, workspace, (db) =>
      enqueue(db.trx, 'digests.mail', { workspace }, { key: `digests ${workspace}` }),
    );
}
