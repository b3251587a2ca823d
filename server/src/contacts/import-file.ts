import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTurns } from '../turns.ts';
import { guessDelimiter, guessHeader, sampleRows } from './csv-rows.ts';
import { insertChunk } from './import-store.ts';
import { readChunk } from './import-views.ts';
import type { FileReading } from './schema.ts';
import { decodeText, guessEncoding } from './text-encoding.ts';
import { checkArchive, isArchive } from './xlsx-archive.ts';
import { xlsxText } from './xlsx-text.ts';

/** Which file of which workspace. */
export type ImportFile = Readonly<{ workspaceId: string; importId: string }>;

const chunkBytes = 1024 * 1024;
const sampleCharacters = 64 * 1024;

/** Reading a workbook may take half a gigabyte. */
const inTurn = makeTurns({ running: 1, waiting: 4 });

/**
 * Keeps an uploaded file, and says how it is best read. CSV is kept byte for byte; an Excel file is turned into CSV
 * first, so that everything after this knows one kind.
 */
export async function keepFile(
  product: Product,
  file: ImportFile,
  upload: AsyncIterable<Buffer>,
): Promise<FileReading> {
  const pieces = upload[Symbol.asyncIterator]();
  const first = await firstPiece(pieces);
  if (first.length === 0) throw new Refusal('file_empty');
  const rest = { [Symbol.asyncIterator]: () => pieces };
  if (!isArchive(first)) return keepText(product, file, joined(first, rest));
  const archive = await collect(joined(first, rest));
  const reading = await inTurn(async () => {
    await checkArchive(archive);
    return keepText(product, file, xlsxText(archive));
  });
  return { ...reading, kind: 'xlsx', encoding: 'utf-8', delimiter: ',' };
}

async function keepText(product: Product, file: ImportFile, pieces: AsyncIterable<Buffer>): Promise<FileReading> {
  const guess = guessEncoding();
  let sample: Buffer | undefined;
  let number = 0;
  for await (const bytes of inChunks(pieces)) {
    guess.add(bytes);
    sample ??= bytes;
    const chunk = { importId: file.importId, number, bytes };
    await inWorkspace(product.databases.app, file.workspaceId, (db) => insertChunk(db, chunk));
    number += 1;
  }
  const encoding = guess.result();
  if (sample === undefined) throw new Refusal('file_empty');
  if (encoding === undefined) throw new Refusal('file_not_text');
  const text = new TextDecoder(encoding).decode(sample, { stream: true }).slice(0, sampleCharacters);
  const delimiter = guessDelimiter(text);
  return { kind: 'csv', encoding, delimiter, header: guessHeader(sampleRows(text, delimiter)) };
}

/** The kept file as text, fetched a megabyte at a time. */
export function keptText(
  db: WorkspaceTransaction,
  importId: string,
  encoding: FileReading['encoding'],
): AsyncIterable<string> {
  return decodeText(keptPieces(db, importId), encoding);
}

async function* keptPieces(db: WorkspaceTransaction, importId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const bytes = await readChunk(db, { importId, number });
    if (bytes === undefined) return;
    yield bytes;
  }
}

/** Enough of the beginning to tell an archive from a text. */
async function firstPiece(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < 4) {
    const { value, done } = await pieces.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
