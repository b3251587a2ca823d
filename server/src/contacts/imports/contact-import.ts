import { isSingleMeaning } from '@voldaan/domain/contacts/column-field';
import { fieldOfHeading } from '@voldaan/domain/contacts/guess-columns';
import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { expectMany } from '../../database/expect-many.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { makeTurns } from '../../turns.ts';
import { worded } from '../contacts.ts';
import { checkFile } from './check-file.ts';
import { type ImportFile, keepFile } from './import-file.ts';
import {
  changeImport,
  deleteFile,
  deleteImport,
  forgetOldImports,
  type ImportRow,
  insertImport,
  lockImport,
  noteProgress,
  setCancelled,
} from './import-store.ts';
import { listRefused, showImport } from './import-views.ts';
import { countRows, type ListHead, readHead } from './read-list.ts';
import { readMapping, recallMapping } from './read-mapping.ts';
import type { FileReading, ImportReadingBody } from './schema.ts';
import { expectBatches } from './take-in-store.ts';
import { revertImport } from './undo-store.ts';

const refusedShown = 100;
/** Longest statement over a batch of rows, and over all that an import did. */
const checkSeconds = 60;
const undoSeconds = 600;

/** Each is at the database for as long as half a minute (a million rows), and others need its connections too. */
const inTurn = makeTurns({ running: 2, waiting: 4 });

/** Takes a file in and shows how it would be read. Nothing of it is a contact yet. */
export async function readUpload(
  product: Product,
  caller: Caller,
  upload: Readonly<{ fileName: string; bytes: AsyncIterable<Buffer> }>,
) {
  const file: ImportFile = { workspaceId: caller.workspaceId, importId: uuid() };
  const { workspaceId, importId: id } = file;
  await inWorkspace(product.databases.app, workspaceId, (db) =>
    insertImport(db, { id, fileName: upload.fileName, staffId: caller.staffId }),
  );
  try {
    const reading = await keepFile(product, file, upload.bytes);
    const shown = await inWorkspace(product.databases.app, workspaceId, async (db) => {
      const head = await readHead(db, id, reading);
      refuseHeadingTwice(head.names);
      const rowCount = await countRows(db, id, reading);
      await changeImport(db, id, { reading, row_count: rowCount });
      return { ...(await asRemembered(product, db, head)), row_count: rowCount };
    });
    return { id, file_name: upload.fileName, state: 'checking' as const, reading, ...shown };
  } catch (error) {
    await inWorkspace(product.databases.app, workspaceId, (db) => deleteImport(db, id));
    throw error;
  }
}

/** Reads the whole file the way it was wished, judges every row, and says what taking it in would do. */
export async function changeReading(product: Product, caller: Caller, id: string, wish: ImportReadingBody) {
  const within = <T>(work: (db: WorkspaceTransaction) => Promise<T>) =>
    inWorkspace(product.databases.app, caller.workspaceId, work);
  await within(async (db) => {
    await requireOpen(db, id);
    await startAnew(db, id);
  });
  return inTurn(() => within((db) => judgeFile(product, db, { id, wish, language: caller.language })));
}

async function judgeFile(
  product: Product,
  db: WorkspaceTransaction,
  { id, wish, language }: Readonly<{ id: string; wish: ImportReadingBody; language: Language }>,
) {
  const known = await requireOpen(db, id);
  await expectBatches(db, checkSeconds);
  const reading = wishedReading(known.reading, wish);
  const head = await readHead(db, id, reading);
  const columns = await readMapping(db, head, { mapping: wish.mapping, reading });
  const check = await checkFile(product, db, { importId: id, reading, columns });
  await changeImport(db, id, {
    state: 'ready',
    reading: { ...reading, mapping: wish.mapping },
    row_count: check.rows,
    valid_count: check.valid,
    refused_count: check.refused,
  });
  const refused = await listRefused(db, { importId: id, after: 0, limit: refusedShown });
  return {
    id,
    file_name: known.file_name,
    state: 'ready' as const,
    reading,
    ...(await asRemembered(product, db, head)),
    row_count: check.rows,
    check: {
      valid: check.valid,
      changed: check.changed,
      suppressed: check.suppressed,
      refused_count: check.refused,
      refused: refused.map((row) => worded(language, row)),
    },
  };
}

/** Hands the file to the job that takes it in: all of it, in one transaction. */
export async function startImport(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await requireImport(db, id);
    if (known.state === 'checking') throw new Refusal('import_not_ready');
    if (known.state === 'ready' || known.state === 'failed') {
      await changeImport(db, id, { state: 'importing' });
      await startAnew(db, id);
      await recordAudit(db, {
        staffId: caller.staffId,
        action: 'contact-import.started',
        subject: showId('imp', id),
        detail: { rows: known.valid_count },
        at: product.clock(),
      });
      await enqueue(db.trx, 'contacts.import', { workspaceId: db.workspaceId, importId: id }, { key: `import:${id}` });
    } else if (known.state !== 'importing' && known.state !== 'done') {
      throw new Refusal('import_settled');
    }
    return requireShown(db, id);
  });
}

/** Cancels an import that has not run or is running, and takes back one that has run. */
export async function undoImport(product: Product, caller: Caller, id: string) {
  const { state } = await showImportState(product, caller, id);
  const undo = () =>
    inWorkspace(product.databases.app, caller.workspaceId, (db) =>
      stopOrRevert(product, db, { id, staffId: caller.staffId }),
    );
  // Only what was taken in takes long to take back; whoever stops an import waits for nobody.
  return state === 'done' ? inTurn(undo) : undo();
}

async function stopOrRevert(
  product: Product,
  db: WorkspaceTransaction,
  { id, staffId }: Readonly<{ id: string; staffId: string }>,
) {
  const known = await stopOrLock(db, id);
  if (known === undefined) throw new Refusal('not_found');
  const shown = await requireShown(db, id);
  const isDone = shown.state === 'done';
  const isBeingUndone = isDone && known === 'busy';
  if (shown.state === 'undone' || shown.state === 'cancelled' || isBeingUndone) return shown;
  if (isDone) {
    await expectMany(db, undoSeconds);
    await revertImport(db, id);
    await changeImport(db, id, { state: 'undone' });
  } else if (known !== 'busy') {
    await setCancelled(db, { importId: id, isCancelled: true });
    await changeImport(db, id, { state: 'cancelled' });
    await deleteFile(db, id);
  }
  await recordAudit(db, {
    staffId,
    action: isDone ? 'contact-import.undone' : 'contact-import.cancelled',
    subject: showId('imp', id),
    at: product.clock(),
  });
  return requireShown(db, id);
}

/**
 * Takes an import, or asks who is at it to stop: they look at this mark twice a second, and once more before they commit.
 * Who has looked for the last time is waited for, and the import taken as they left it.
 */
async function stopOrLock(db: WorkspaceTransaction, id: string): Promise<ImportRow | 'busy' | undefined> {
  const known = await lockImport(db, id);
  const isBeingUndone = known === 'busy' && (await showImport(db, id))?.state === 'done';
  if (known !== 'busy' || isBeingUndone) return known;
  await setCancelled(db, { importId: id, isCancelled: true });
  return lockImport(db, id);
}

export async function showImportState(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => requireShown(db, id));
}

/** Uploads that were never taken in go after a week, refused rows that nobody fetched after a month. */
export function forgetImports(db: WorkspaceTransaction): Promise<void> {
  return forgetOldImports(db);
}

async function requireImport(db: WorkspaceTransaction, id: string): Promise<ImportRow> {
  const known = await lockImport(db, id);
  if (known === undefined) throw new Refusal('not_found');
  if (known === 'busy') throw new Refusal('import_busy');
  return known;
}

/** An import whose reading may still be changed. */
async function requireOpen(db: WorkspaceTransaction, id: string): Promise<ImportRow> {
  const known = await requireImport(db, id);
  if (known.state !== 'checking' && known.state !== 'ready') throw new Refusal('import_settled');
  return known;
}

async function requireShown(db: WorkspaceTransaction, id: string) {
  const shown = await showImport(db, id);
  if (shown === undefined) throw new Refusal('not_found');
  return shown;
}

/** The columns with what was chosen for them last time, where a file with the same ones was taken in before. */
async function asRemembered(product: Product, db: WorkspaceTransaction, { names, preview }: ListHead) {
  const remembered = await recallMapping(product, db, names);
  if (remembered === undefined) return { ...preview, is_remembered: false };
  const columns = preview.columns.map((column) => ({ ...column, guess: remembered.get(column.index) ?? null }));
  return { ...preview, columns, is_remembered: true };
}

/** A workbook says itself how it is written; where its list begins can be doubtful there too. */
function wishedReading(known: FileReading, wish: ImportReadingBody): FileReading {
  const { kind } = known;
  const written = kind === 'xlsx' ? known : wish;
  return {
    kind,
    encoding: written.encoding,
    delimiter: written.delimiter,
    header: wish.header,
    skip: wish.skip ?? known.skip,
    decimal: wish.decimal ?? known.decimal,
    date_order: wish.date_order ?? known.date_order,
  };
}

async function startAnew(db: WorkspaceTransaction, importId: string): Promise<void> {
  await noteProgress(db, { importId, rowsDone: 0 });
  await setCancelled(db, { importId, isCancelled: false });
}

/** Two columns called "email", or "Email" and "e-mail": nobody but the file's owner knows which of them is meant. */
function refuseHeadingTwice(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    const field = fieldOfHeading(name);
    if (field === null || !isSingleMeaning(field)) continue;
    if (seen.has(key)) throw new Refusal('heading_twice', { values: { name } });
    seen.add(key);
  }
}
