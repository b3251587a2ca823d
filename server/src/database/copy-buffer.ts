/**
 * Rows in the binary format of COPY: a header, then for each row the number of its fields, and each field as its length and
 * its bytes. Source: PostgreSQL's documentation of COPY, "Binary Format". A null has the length -1.
 */
export type CopyBuffer = Readonly<{
  /** Begins a row. */
  row: (fieldCount: number) => void;
  uuid: (bytes: Uint8Array) => void;
  /** A number of two bytes; null for none. */
  smallint: (value: number | null) => void;
  integer: (value: number) => void;
  /** In milliseconds since 1970; null for none. */
  timestamp: (ms: number | null) => void;
  boolean: (value: boolean) => void;
  /** A "char", by its code. */
  char: (code: number) => void;
  text: (value: string) => void;
  jsonb: (text: string) => void;
  /** What was written since the last time; it is written over from then on. */
  take: () => Buffer;
  /** Rows end with a mark. */
  finish: () => void;
  isFull: () => boolean;
}>;

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const epochMs = Date.UTC(2000, 0, 1);
const jsonbVersion = 1;

/** A row is begun as long as this much is left, which no row of ours needs. */
const rowBytesMost = 65_536;

export function makeCopyBuffer(bytes: number): CopyBuffer {
  const into = Buffer.allocUnsafe(bytes + rowBytesMost);
  let at = signature.copy(into);

  const words = (value: string, prefix: number | undefined) => {
    const length = at;
    at += 4;
    if (prefix !== undefined) at = into.writeUInt8(prefix, at);
    at += into.write(value, at);
    into.writeInt32BE(at - length - 4, length);
  };
  const long = (value: bigint) => {
    at = into.writeInt32BE(8, at);
    at = into.writeBigInt64BE(value, at);
  };

  return {
    row: (fieldCount) => {
      at = into.writeInt16BE(fieldCount, at);
    },
    uuid: (value) => {
      at = into.writeInt32BE(16, at);
      into.set(value, at);
      at += 16;
    },
    smallint: (value) => {
      at = into.writeInt32BE(value === null ? -1 : 2, at);
      if (value !== null) at = into.writeInt16BE(value, at);
    },
    integer: (value) => {
      at = into.writeInt32BE(4, at);
      at = into.writeInt32BE(value, at);
    },
    timestamp: (ms) => {
      if (ms === null) at = into.writeInt32BE(-1, at);
      else long(BigInt(ms - epochMs) * 1_000n);
    },
    boolean: (value) => {
      at = into.writeInt32BE(1, at);
      at = into.writeUInt8(value ? 1 : 0, at);
    },
    char: (code) => {
      at = into.writeInt32BE(1, at);
      at = into.writeUInt8(code, at);
    },
    text: (value) => words(value, undefined),
    jsonb: (text) => words(text, jsonbVersion),
    take: () => {
      const written = into.subarray(0, at);
      at = 0;
      return written;
    },
    finish: () => {
      at = into.writeInt16BE(-1, at);
    },
    isFull: () => at >= bytes,
  };
}
