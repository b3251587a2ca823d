import { fieldOfHeading, guessColumns, singleFields } from '@voldaan/domain/contacts/column-field';
import { Refusal } from '@voldaan/domain/refusal';
import { cutText } from '@voldaan/domain/text-length';
import { recordAudit } from '../accounts/audit-store.ts';
import { expectMany } from '../database/expect-many.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { worded } from './contacts.ts';
import { csvRows } from './csv-rows.ts';
import { type ImportFile, keepFile, keptText } from './import-file.ts';
import {
  changeImport,
  countChanges,
  deleteImport,
  dropWorkings,
  forgetOldImports,
  type ImportRow,
  insertImport,
  lockImport,
  revertImport,
} from './import-store.ts';
import { listRefused, showImport } from './import-views.ts';
import { judgeRows, readMapping } from './judge-rows.ts';
import type { FileReading, ImportReadingBody } from './schema.ts';

const previewRows = 10;
const previewCharacters = 200;
const guessRows = 50;
const refusedShown = 100;
/** Longest statement over a file's rows. */
const importSeconds = 60;

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
    const preview = await inWorkspace(product.databases.app, workspaceId, async (db) => {
      const shown = await previewFile(db, id, reading);
      refuseHeadingTwice(shown.columns.map(({ name }) => name));
      await changeImport(db, id, { reading, row_count: shown.row_count });
      return shown;
    });
    return { id, file_name: upload.fileName, state: 'checking' as const, reading, ...preview };
  } catch (error) {
    await inWorkspace(product.databases.app, workspaceId, (db) => deleteImport(db, id));
    throw error;
  }
}

/** Reads the whole file the way it was wished, judges every row, and says what taking it in would do. */
export async function changeReading(product: Product, caller: Caller, id: string, wish: ImportReadingBody) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await requireImport(db, id);
    await expectMany(db, importSeconds);
    if (known.state !== 'checking' && known.state !== 'ready') throw new Refusal('import_settled');
    const reading: FileReading =
      known.reading.kind === 'xlsx'
        ? { ...known.reading, header: wish.header }
        : { kind: 'csv', encoding: wish.encoding, delimiter: wish.delimiter, header: wish.header };
    const preview = await previewFile(db, id, reading);
    const mapping = readMapping(wish.mapping, preview.columns);
    const judged = await judgeRows(product, db, { importId: id, reading, mapping });
    await changeImport(db, id, {
      state: 'ready',
      reading,
      row_count: preview.row_count,
      valid_count: judged.valid,
      refused_count: judged.refused,
    });
    const refused = await listRefused(db, { importId: id, after: 0, limit: refusedShown });
    return {
      id,
      file_name: known.file_name,
      state: 'ready' as const,
      reading,
      ...preview,
      check: {
        valid: judged.valid,
        changed: await countChanges(db, id),
        refused_count: judged.refused,
        refused: refused.map((row) => worded(caller.language, row)),
      },
    };
  });
}

/** Hands the judged rows to the job that takes them in: all of them, in one transaction. */
export async function startImport(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await requireImport(db, id);
    if (known.state === 'checking') throw new Refusal('import_not_ready');
    if (known.state === 'ready' || known.state === 'failed') {
      await changeImport(db, id, { state: 'importing' });
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

/** Cancels an import that has not run, and takes back one that has. */
export async function undoImport(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await requireImport(db, id);
    if (known.state === 'undone' || known.state === 'cancelled') return requireShown(db, id);
    const isDone = known.state === 'done';
    await expectMany(db, importSeconds);
    if (isDone) await revertImport(db, id);
    else await dropWorkings(db, id);
    await changeImport(db, id, { state: isDone ? 'undone' : 'cancelled' });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: isDone ? 'contact-import.undone' : 'contact-import.cancelled',
      subject: showId('imp', id),
      at: product.clock(),
    });
    return requireShown(db, id);
  });
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

async function requireShown(db: WorkspaceTransaction, id: string) {
  const shown = await showImport(db, id);
  if (shown === undefined) throw new Refusal('not_found');
  return shown;
}

/** Walks the whole file once: names of the columns, first rows, number of rows. */
async function previewFile(db: WorkspaceTransaction, importId: string, reading: FileReading) {
  let heading: readonly string[] | undefined;
  const first: (readonly string[])[] = [];
  let rowCount = 0;
  let width = 0;
  for await (const { cells } of csvRows(keptText(db, importId, reading.encoding), reading.delimiter)) {
    if (heading === undefined && reading.header) {
      heading = cells;
      continue;
    }
    rowCount += 1;
    if (first.length < guessRows) {
      first.push(cells);
      width = Math.max(width, cells.length);
    }
  }
  const names = Array.from({ length: Math.max(width, heading?.length ?? 0) }, (_, index) =>
    (heading?.[index] ?? '').trim(),
  );
  const guesses = guessColumns(names, first);
  return {
    columns: names.map((name, index) => ({
      index,
      name: cutText(name, previewCharacters),
      guess: guesses[index] ?? null,
    })),
    preview: first.slice(0, previewRows).map((cells) => cells.map((cell) => cutText(cell, previewCharacters))),
    row_count: rowCount,
  };
}

/** Two columns called "email", or "Email" and "e-mail": nobody but the file's owner knows which of them is meant. */
function refuseHeadingTwice(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    const field = fieldOfHeading(name);
    if (field === null || !singleFields.includes(field)) continue;
    if (seen.has(key)) throw new Refusal('heading_twice', { values: { name } });
    seen.add(key);
  }
}
