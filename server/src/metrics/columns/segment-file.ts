import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Block } from './block.ts';
import type { Snapshot } from './change-views.ts';
import { type Column, compacted } from './constant-column.ts';

/** A month as it lies in a file, with all that tells whether it may be believed. */
export type StoredMonth = Readonly<{
  /** Which cluster and database it was read from. */
  cluster: string;
  asOf: Snapshot;
  /** The newest change of the month that it knows of; null when the month has none. */
  newest: string | null;
  /** Of each version that it knows, where its scores went, as a text. */
  layout: Readonly<Record<string, string>>;
  block: Block;
}>;

/** Raised with any change of what a file holds or means; a file of another number is built anew. */
const formatVersion = 2;
const magic = `voldaan${formatVersion}`.padEnd(12, '\n');
const crcAt = magic.length;
const lengthAt = crcAt + 4;
const headerAt = lengthAt + 4;

const headerSchema = z.strictObject({
  cluster: z.string(),
  asOf: z.string(),
  newest: z.string().nullable(),
  layout: z.record(z.string(), z.string()),
  count: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), width: z.literal([1, 2]) })),
  customers: z.strictObject({ share: z.int(), count: z.int() }),
});

/**
 * A magic text, a checksum of all that follows it, the length of the header, the header as JSON, the customers, and the columns as
 * they are.
 */
export function writeSegment({ block, ...about }: StoredMonth): Uint8Array {
  const { customers } = block;
  const columns = [...block.columns].toSorted(([, one], [, other]) => widthOf(other) - widthOf(one));
  const header: z.infer<typeof headerSchema> = {
    ...about,
    count: block.count,
    columns: columns.map(([name, column]) => ({ name, width: widthOf(column) })),
    customers: { share: customers.share, count: customers.rows.length },
  };
  const text = Buffer.from(JSON.stringify(header));
  const parts = [customers.rows, customers.ids, ...columns.map(([, column]) => column)].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const file = Buffer.concat([Buffer.from(magic), Buffer.alloc(8), text, ...parts]);
  file.writeUInt32LE(text.length, lengthAt);
  file.writeUInt32LE(crc32(file.subarray(lengthAt)), crcAt);
  return file;
}

/** Undefined for whatever is not exactly what was written: another format, a torn end, a flipped bit. */
export function readSegment(file: Buffer): StoredMonth | undefined {
  if (file.length < headerAt || file.toString('latin1', 0, magic.length) !== magic) return undefined;
  if (file.readUInt32LE(crcAt) !== crc32(file.subarray(lengthAt))) return undefined;
  const bodyAt = headerAt + file.readUInt32LE(lengthAt);
  const { count, columns, customers, ...about } = headerSchema.parse(
    JSON.parse(file.toString('utf8', headerAt, bodyAt)),
  );
  const idsAt = bodyAt + customers.count * customerWidth;
  const own = {
    share: customers.share,
    rows: numbersAt(file, { start: bodyAt, count: customers.count }),
    ids: numbersAt(file, { start: idsAt, count: customers.count }),
  };
  const read = new Map<string, Column>();
  let start = idsAt + customers.count * customerWidth;
  for (const { name, width } of columns) {
    read.set(name, columnAt(file, { start, count, width }));
    start += count * width;
  }
  return { ...about, block: { count, columns: read, customers: own } };
}

const customerWidth = 4;

function numbersAt(file: Buffer, { start, count }: Readonly<{ start: number; count: number }>): Uint32Array {
  const numbers = new Uint32Array(count);
  new Uint8Array(numbers.buffer).set(file.subarray(start, start + numbers.byteLength));
  return numbers;
}

/** A column of its own, so that no part of the file stays in memory with it. */
function columnAt(
  file: Buffer,
  { start, count, width }: Readonly<{ start: number; count: number; width: 1 | 2 }>,
): Column {
  const bytes = Uint8Array.prototype.slice.call(file, start, start + count * width);
  return compacted(width === 1 ? bytes : new Uint16Array(bytes.buffer, bytes.byteOffset, count));
}

function widthOf(column: Column): 1 | 2 {
  return column instanceof Uint16Array ? 2 : 1;
}
