import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { makeTurns } from '../../turns.ts';
import { guessDelimiter, guessList } from './guess-list.ts';
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
  if (isOldWorkbook(first)) throw new Refusal('xls_old');
  if (!isArchive(first)) return keepText(product, file, { kind: 'csv', pieces: joined(first, rest) });
  const archive = await collect(joined(first, rest));
  return inTurn(async () => {
    await checkArchive(archive);
    return keepText(product, file, { kind: 'xlsx', pieces: xlsxText(archive) });
  });
}

type KeptText = Readonly<{ kind: FileReading['kind']; pieces: AsyncIterable<Buffer> }>;

async function keepText(product: Product, file: ImportFile, { kind, pieces }: KeptText): Promise<FileReading> {
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
  // What a workbook holds was written by ourselves just now.
  const encoding = kind === 'xlsx' ? 'utf-8' : guess.result();
  if (sample === undefined) throw new Refusal('file_empty');
  if (encoding === undefined) throw new Refusal('file_not_text');
  const text = new TextDecoder(encoding).decode(sample, { stream: true }).slice(0, sampleCharacters);
  if (/^\s*<(?:!doctype html|html|table|\?xml)/i.test(text)) throw new Refusal('file_is_page');
  const delimiter = kind === 'xlsx' ? ',' : guessDelimiter(text);
  return { kind, encoding, delimiter, ...guessList(text, delimiter) };
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

/** The container of Excel before 2007 (MS-CFB 2.2), which nothing here reads. */
function isOldWorkbook(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32BE(0) === 0xd0cf11e0;
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
