import { pipeline, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '@voldaan/domain/refusal';
import { CsvError, type Options, parse } from 'csv-parse';
import type { FileReading } from './schema.ts';

type Delimiter = FileReading['delimiter'];

/** A record of the file with its number as a spreadsheet counts: from 1, the heading and blank ones too. */
export type CsvRow = Readonly<{ number: number; cells: readonly string[] }>;

export const rowsMax = 1_000_000;
/** Titles, a heading and blank rows may stand above that. */
const recordsMax = rowsMax + 100;
const recordBytesMax = 1024 * 1024;
const columnsMax = 200;
const pieceCharacters = 32 * 1024;
const parsedAtOnce = 500;

export const csvSettings = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  // 5" screens and "Jan" de Vries stand in real lists; only a quote that is never closed is a fault.
  relax_quotes: true,
  max_record_size: recordBytesMax,
} satisfies Options;

/** Reads records one after the other, a handful at a time, in little memory. Blank ones are counted and left out. */
export async function* csvRows(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<readonly CsvRow[]> {
  let number = 0;
  try {
    for await (const records of recordsOf(text, delimiter)) {
      const rows: CsvRow[] = [];
      for (const cells of records) {
        number += 1;
        if (number > recordsMax) throw new Refusal('file_too_many_rows', { values: { maximum: rowsMax } });
        if (cells.length > columnsMax) throw new Refusal('file_too_many_columns', { values: { maximum: columnsMax } });
        if (!isBlank(cells) && !(number === 1 && isSeparatorLine(cells))) rows.push({ number, cells });
      }
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, number + 1) : error;
  }
}

/**
 * As long as no quote has come a line is a record, and cutting it is all there is to do: several times as fast as the
 * parser, which takes over at the first quote.
 */
async function* recordsOf(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<readonly string[][]> {
  const pieces = inPieces(text);
  try {
    let carried = '';
    for (;;) {
      const { value, done } = await pieces.next();
      const part = carried + (value ?? '');
      if (part.includes('"')) {
        yield* parsed(joined(part, pieces), delimiter);
        return;
      }
      // A carriage return at the end may be the first half of a line end.
      const end = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r', part.length - 2)) + 1;
      if (done) {
        if (part !== '') yield cut(/[\r\n]$/.test(part) ? part : `${part}\n`, delimiter);
        return;
      }
      carried = part.slice(end);
      if (carried.length > recordBytesMax) throw new CsvError('CSV_MAX_RECORD_SIZE', 'too long');
      if (end > 0) yield cut(part.slice(0, end), delimiter);
    }
  } finally {
    // Nothing is read any more once this is over: the text comes over a connection that others use next.
    await pieces.return(undefined);
  }
}

/** Whole lines, the last with its line end. */
function cut(lines: string, delimiter: Delimiter): string[][] {
  const plain = lines.includes('\r') ? lines.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : lines;
  return plain
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split(delimiter));
}

async function* parsed(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<readonly string[][]> {
  const parser = parse({ ...csvSettings, delimiter });
  // The parser fails with what it reads from and is told to whoever reads it; a bare pipe would end the process instead.
  pipeline(Readable.from(text), parser, () => {});
  let records: string[][] = [];
  for await (const record of parser) {
    records.push(readRecord(record));
    if (records.length < parsedAtOnce) continue;
    yield records;
    records = [];
  }
  yield records;
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
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

export function readRecord(record: unknown): string[] {
  return Array.isArray(record) ? record.map(String) : [];
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** `sep=;` is Excel's own first line, and no row. */
export function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=.?$/i.test(cells.join('').trim());
}

function refusalOf(error: CsvError, row: number): Refusal {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new Refusal('file_record_too_long', { values: { row } });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Refusal('file_quote_open', { values: { row } });
  return new Refusal('file_unreadable', { values: { row } });
}
