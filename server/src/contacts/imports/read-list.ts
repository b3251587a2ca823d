import { guessColumns } from '@voldaan/domain/contacts/guess-columns';
import { cutText } from '@voldaan/domain/text-length';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { listAttributes } from '../attributes/attribute-views.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { keptText } from './import-file.ts';
import type { FileReading, ImportPreview } from './schema.ts';

const previewRows = 10;
const previewCharacters = 200;
const guessRows = 50;

export type ListPreview = Pick<ImportPreview, 'columns' | 'preview'>;

export type ListHead = Readonly<{
  /** Names of the columns as they stand in the file; all empty when it names none. */
  names: readonly string[];
  preview: ListPreview;
}>;

/** The rows of a kept file without its titles and its heading. */
export async function* listRows(
  db: WorkspaceTransaction,
  importId: string,
  reading: FileReading,
): AsyncGenerator<readonly CsvRow[]> {
  let isHeading = reading.header;
  for await (const rows of csvRows(keptText(db, importId, reading.encoding), reading.delimiter)) {
    const below =
      rows[0] !== undefined && rows[0].number > reading.skip ? rows : rows.filter((row) => isBelow(row, reading));
    const list = isHeading && below.length > 0 ? below.slice(1) : below;
    if (below.length > 0) isHeading = false;
    if (list.length > 0) yield list;
  }
}

function isBelow({ number }: CsvRow, { skip }: FileReading): boolean {
  return number > skip;
}

export async function countRows(db: WorkspaceTransaction, importId: string, reading: FileReading): Promise<number> {
  let count = 0;
  for await (const rows of listRows(db, importId, reading)) count += rows.length;
  return count;
}

/** What the columns are called, what each seems to hold, and the first rows as proof. */
export async function readHead(db: WorkspaceTransaction, importId: string, reading: FileReading): Promise<ListHead> {
  const first: (readonly string[])[] = [];
  let heading: readonly string[] | undefined;
  for await (const rows of csvRows(keptText(db, importId, reading.encoding), reading.delimiter)) {
    for (const row of rows) {
      if (!isBelow(row, reading)) continue;
      if (heading === undefined && reading.header) heading = row.cells;
      else if (first.length < guessRows) first.push(row.cells);
    }
    if (first.length >= guessRows) break;
  }
  const width = widthOf(heading, first);
  const names = Array.from({ length: width }, (_, index) => (heading?.[index] ?? '').trim());
  const guesses = guessColumns(names, first, await listAttributes(db));
  return {
    names,
    preview: {
      columns: names.map((name, index) => ({
        index,
        name: cutText(name, previewCharacters),
        guess: guesses[index] ?? null,
      })),
      preview: first.slice(0, previewRows).map((cells) => cells.map((cell) => cutText(cell, previewCharacters))),
    },
  };
}

/**
 * As many columns as the heading has, or most rows if they have more: one row that is wider than all others has a
 * separator too many, and is no reason for a further column.
 */
function widthOf(heading: readonly string[] | undefined, rows: readonly (readonly string[])[]): number {
  const widths = rows.map(filledWidth);
  if (heading === undefined) return Math.max(0, ...widths);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const commonest = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return Math.max(filledWidth(heading), commonest);
}

function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
