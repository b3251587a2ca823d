import { createInflateRaw } from 'node:zlib';
import { Refusal } from '@voldaan/domain/refusal';

/** An Excel file may not unpack to more than this, nor to so many times its size. */
export const unpackedBytesMax = 100 * 1024 * 1024;
const ratioMax = 100;
const entriesMax = 2000;

/** Small files compress well without being bombs: a blank sheet of 8 kB unpacks to forty times that. */
const ratioFreeBytes = 2 * 1024 * 1024;

type Entry = Readonly<{ name: string; method: number; packed: number; unpacked: number; offset: number }>;

/** Whether this is a ZIP archive by its first bytes. */
export function isArchive(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;
}

/**
 * Refuses an archive that would unpack to too much, before anything reads it: first by what its directory says, then by
 * what it really holds, unpacked into nothing and counted. Names are only looked at, never used as paths.
 */
export async function checkArchive(archive: Buffer): Promise<void> {
  const entries = readDirectory(archive);
  if (entries.length === 0 || entries.length > entriesMax) throw new Refusal('xlsx_unreadable');
  if (entries.some(({ name }) => isOddName(name))) throw new Refusal('xlsx_unreadable');
  refuseTooLarge(sum(entries.map(({ unpacked }) => unpacked)), archive.length);
  let real = 0;
  for (const entry of entries) {
    real += await unpackedBytes(archive, entry, unpackedBytesMax - real);
    refuseTooLarge(real, archive.length);
  }
}

function refuseTooLarge(unpacked: number, packed: number): void {
  const isBomb = unpacked > ratioFreeBytes && unpacked > packed * ratioMax;
  if (unpacked > unpackedBytesMax || isBomb) {
    throw new Refusal('xlsx_too_large', { values: { maximum: unpackedBytesMax / 1024 / 1024 } });
  }
}

/** Reads the central directory (APPNOTE 4.3.12). ZIP64, encryption and methods but stored and deflated are refused. */
function readDirectory(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > archive.length) throw new Refusal('xlsx_unreadable');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let number = 0; number < count && number <= entriesMax; number++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw new Refusal('xlsx_unreadable');
    const nameLength = archive.readUInt16LE(at + 28);
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    const entry: Entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    };
    if (isEncrypted || (entry.method !== 0 && entry.method !== 8)) throw new Refusal('xlsx_unreadable');
    entries.push(entry);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function isOddName(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name) || name.split('/').includes('..');
}

async function unpackedBytes(archive: Buffer, entry: Entry, limit: number): Promise<number> {
  const { offset } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw new Refusal('xlsx_unreadable');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw new Refusal('xlsx_unreadable');
  if (entry.method === 0) return packed.length;
  const inflate = createInflateRaw();
  let bytes = 0;
  try {
    inflate.end(packed);
    for await (const piece of inflate) {
      bytes += piece.length;
      if (bytes > limit) break;
    }
  } catch {
    throw new Refusal('xlsx_unreadable');
  }
  return bytes;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
