import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { noteProgress } from './import-store.ts';
import { type FileColumns, type JudgedContact, type JudgedFault, type JudgedRows, rowJudge } from './judge-rows.ts';
import { listRows } from './read-list.ts';
import type { FileReading } from './schema.ts';

/** How a file is walked through. */
export type Walk = Readonly<{ importId: string; reading: FileReading; columns: FileColumns }>;

const batchRows = 2000;
const progressMs = 500;

/**
 * Judges every row of a file and hands them on some thousand at a time. While the database is at one batch the next is
 * read, so that reading and writing take the longer of both, and never more than two batches are in memory. Tells how
 * far it is, and ends in a refusal when somebody wants it to stop.
 */
export async function walkRows(
  product: Product,
  db: WorkspaceTransaction,
  walk: Walk,
  write: (rows: JudgedRows) => Promise<void>,
): Promise<number> {
  const judge = rowJudge(walk.columns);
  const progress = progressTeller(product, db.workspaceId, walk.importId);
  let contacts: JudgedContact[] = [];
  let faults: JudgedFault[] = [];
  let rowsDone = 0;
  let writing = Promise.resolve();
  const hand = async () => {
    await writing;
    writing = write({ contacts, faults });
    // Whoever awaits it hears of a failure; until then it must not count as one that nobody heard.
    writing.catch(() => {});
    contacts = [];
    faults = [];
  };
  try {
    for await (const rows of listRows(db, walk.importId, walk.reading)) {
      const judged = judge(rows);
      contacts.push(...judged.contacts);
      faults.push(...judged.faults);
      rowsDone += rows.length;
      if (contacts.length + faults.length < batchRows) continue;
      await hand();
      await progress(rowsDone);
    }
    await hand();
  } finally {
    // Whatever ends the walk: a statement that came after the transaction would run in the next one of its connection.
    await Promise.allSettled([writing]);
  }
  await writing;
  // Within the transaction: whoever wants it to stop from now on waits for its end.
  if (await noteProgress(db, { importId: walk.importId, rowsDone })) throw new Refusal('import_cancelled');
  return rowsDone;
}

/** Notes progress twice a second, in a transaction of its own: what is not committed nobody else sees. */
function progressTeller(product: Product, workspaceId: string, importId: string) {
  let last = performance.now();
  return async (rowsDone: number): Promise<void> => {
    if (performance.now() - last < progressMs) return;
    last = performance.now();
    const isCancelled = await inWorkspace(product.databases.app, workspaceId, (db) =>
      noteProgress(db, { importId, rowsDone }),
    );
    if (isCancelled) throw new Refusal('import_cancelled');
  };
}
