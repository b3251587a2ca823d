import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { changeImport, deleteFile, type ImportChange, lockImport } from './import-store.ts';
import { readHead } from './read-list.ts';
import { readMapping, rememberMapping } from './read-mapping.ts';
import { takeInFile } from './take-in-file.ts';
import { expectBatches } from './take-in-store.ts';

const statementSeconds = 60;

/**
 * Takes a file in: all of it in one transaction, so that a process that dies half-way has taken in none, and doing it
 * again is safe. Whoever comes while another node is at it leaves it alone.
 */
export function importJob(product: Product): Job {
  return async ({ workspaceId, importId }, { isLast }) => {
    const within = (work: (db: WorkspaceTransaction) => Promise<void>) =>
      inWorkspace(product.databases.app, String(workspaceId), work);
    const id = String(importId);
    const settle = (change: ImportChange) => within((db) => changeImport(db, id, change));
    try {
      await within((db) => takeIn(product, db, id));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'import_cancelled') {
        await settle({ state: 'cancelled' });
        await within((db) => deleteFile(db, id));
        return;
      }
      // Whoever waits for it is told, and can start it again or cancel it.
      if (isLast) await settle({ state: 'failed' });
      throw error;
    }
  };
}

async function takeIn(product: Product, db: WorkspaceTransaction, id: string): Promise<void> {
  const known = await lockImport(db, id);
  if (known === undefined || known === 'busy' || known.state !== 'importing') return;
  const { mapping = {}, ...reading } = known.reading;
  await expectBatches(db, statementSeconds);
  const head = await readHead(db, id, reading);
  const columns = await readMapping(db, head, { mapping, reading });
  const { added, changed, refused } = await takeInFile(product, db, {
    importId: id,
    reading,
    columns,
    fileName: known.file_name,
  });
  await changeImport(db, id, { state: 'done', added_count: added, changed_count: changed, refused_count: refused });
  await rememberMapping(product, db, { names: head.names, mapping });
  await deleteFile(db, id);
}
