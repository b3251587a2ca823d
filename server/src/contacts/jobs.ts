import { expectMany } from '../database/expect-many.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { addUnknown, changeImport, dropWorkings, lockImport, mergeKnown } from './import-store.ts';

const mergeSeconds = 600;

/**
 * Takes the judged rows in: all of them in one transaction, so that a process that dies half-way has taken in none, and
 * doing it again is safe. Whoever comes while another node is at it leaves it alone.
 */
export function importJob(product: Product): Job {
  return async ({ workspaceId, importId }, { isLast }) => {
    const within = (work: (db: WorkspaceTransaction) => Promise<void>) =>
      inWorkspace(product.databases.app, String(workspaceId), work);
    const id = String(importId);
    try {
      await within((db) => takeIn(db, id));
    } catch (error) {
      // Whoever waits for it is told, and can start it again or cancel it.
      if (isLast) await within((db) => changeImport(db, id, { state: 'failed' }));
      throw error;
    }
  };
}

async function takeIn(db: WorkspaceTransaction, id: string): Promise<void> {
  const known = await lockImport(db, id);
  if (known === undefined || known === 'busy' || known.state !== 'importing') return;
  await expectMany(db, mergeSeconds);
  const changed = await mergeKnown(db, id);
  const added = await addUnknown(db, id);
  await changeImport(db, id, { state: 'done', added_count: added, changed_count: changed });
  await dropWorkings(db, id);
}
