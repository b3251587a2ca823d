import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { looksLikeAddress } from '@voldaan/domain/contacts/column-field';
import { Refusal } from '@voldaan/domain/refusal';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { delimiters, type FileReading } from './schema.ts';

type Delimiter = FileReading['delimiter'];

/** A record of the file with its number as a spreadsheet counts: from 1, the heading and blank ones too. */
export type CsvRow = Readonly<{ number: number; cells: readonly string[] }>;

export const rowsMax = 1_000_000;
const recordBytesMax = 1024 * 1024;
const columnsMax = 200;
const pieceCharacters = 32 * 1024;

const settings = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  // 5" screens and "Jan" de Vries stand in real lists; only a quote that is never closed is a fault.
  relax_quotes: true,
  max_record_size: recordBytesMax,
} satisfies Options;

/** Reads records one after the other, in little memory. Blank ones are counted and left out. */
export async function* csvRows(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<CsvRow> {
  const parser = Readable.from(inPieces(text)).pipe(parse({ ...settings, delimiter }));
  // An error of the source does not travel through a pipe.
  let number = 0;
  try {
    for await (const record of parser) {
      const cells = readRecord(record);
      number += 1;
      if (number > rowsMax + 1) throw new Refusal('file_too_many_rows', { values: { maximum: rowsMax } });
      if (cells.length > columnsMax) throw new Refusal('file_too_many_columns', { values: { maximum: columnsMax } });
      if (isBlank(cells) || (number === 1 && isSeparatorLine(cells))) continue;
      yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, number + 1) : error;
  }
}

/**
 * The parser hands on all records of a piece at once, so small pieces keep a million rows out of memory; and between
 * two pieces whoever else waits has a turn: an answer, a colleague's page, the collector of what is not needed any more.
 */
async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const part of text) {
    for (let start = 0; start < part.length; start += pieceCharacters) {
      yield part.slice(start, start + pieceCharacters);
      await nextTurn();
    }
  }
}

function readRecord(record: unknown): readonly string[] {
  return Array.isArray(record) ? record.map(String) : [];
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** `sep=;` is Excel's own first line, and no row. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=.?$/i.test(cells.join('').trim());
}

function refusalOf(error: CsvError, row: number): Refusal {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new Refusal('file_record_too_long', { values: { row } });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Refusal('file_quote_open', { values: { row } });
  return new Refusal('file_unreadable', { values: { row } });
}

const sampleRecords = 20;

/** The delimiter that cuts the first records into equally many columns, and into most of them. */
export function guessDelimiter(sample: string): Delimiter {
  const separator = /^\ufeff?"?sep=([,;\t|])"?\r?\n/i.exec(sample)?.[1];
  const named = delimiters.find((delimiter) => delimiter === separator);
  if (named !== undefined) return named;
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(sampleRows(sample, delimiter)) }));
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.delimiter ?? ',';
}

/** Share of the records with the commonest number of columns; a little more for more columns; 0 for one column. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [columns, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  return columns < 2 ? 0 : count / rows.length + Math.min(columns, 50) / 1000;
}

/** The first records of a sample that may break off in the middle of one. */
export function sampleRows(sample: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const whole = sample.slice(0, Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1) || sample;
  try {
    const records: unknown = parseWhole(whole, { ...settings, delimiter, to: sampleRecords, bom: true });
    if (!Array.isArray(records)) return [];
    return records.map(readRecord).filter((cells) => !isBlank(cells) && !isSeparatorLine(cells));
  } catch {
    return [];
  }
}

/** The first row is a heading unless an address stands in it. */
export function guessHeader(rows: readonly (readonly string[])[]): boolean {
  return !(rows[0] ?? []).some(looksLikeAddress);
}
