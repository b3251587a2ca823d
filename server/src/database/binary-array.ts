/**
 * One-dimensional arrays in PostgreSQL's binary format: pg sends a Buffer as a binary parameter, and the server copies
 * its elements instead of reading them. A batch of answers that goes in as such arrays costs the server half of what it
 * costs as JSON. Null is an element like any other. Source: array_send in PostgreSQL's arrayfuncs.c.
 */
export type ElementType = keyof typeof oids;

const oids = {
  boolean: 16,
  bytea: 17,
  '"char"': 18,
  smallint: 21,
  integer: 23,
  text: 25,
  uuid: 2950,
  jsonb: 3802,
} as const;

const headerBytes = 20;
const lengthBytes = 4;
const nullLength = -1;
/** The only version of jsonb's binary format there is: a byte, and then the text. */
const jsonbVersion = 1;
/** A UTF-16 unit takes at most so many bytes of UTF-8. */
const bytesPerUnitMost = 3;
const scratchBytesMost = 4 * 1024 * 1024;
/**
 * Texts are written here first, since their length in UTF-8 is known only then, and copied out: a buffer as large as they might
 * become would be thrown away with every batch, and it is the buffers that are thrown away which make collections of garbage.
 */
let scratch = Buffer.allocUnsafeSlow(64 * 1024);

export function uuidArray(values: readonly (string | null)[]): Buffer {
  return fixedArray(values, { oid: oids.uuid, bytes: 16, write: writeUuid });
}

export function smallintArray(values: readonly (number | null)[]): Buffer {
  return fixedArray(values, { oid: oids.smallint, bytes: 2, write: (into, at, value) => into.writeInt16BE(value, at) });
}

export function integerArray(values: readonly (number | null)[]): Buffer {
  return fixedArray(values, { oid: oids.integer, bytes: 4, write: (into, at, value) => into.writeInt32BE(value, at) });
}

export function byteaArray(values: readonly Buffer[]): Buffer {
  const bytes = values.reduce((total, value) => total + lengthBytes + value.length, headerBytes);
  const into = Buffer.allocUnsafe(bytes);
  let at = headerBytes;
  for (const value of values) {
    at = into.writeInt32BE(value.length, at);
    at += value.copy(into, at);
  }
  return finished(into, at, { oid: oids.bytea, count: values.length });
}

export function booleanArray(values: readonly (boolean | null)[]): Buffer {
  const write = (into: Buffer, at: number, value: boolean) => into.writeUInt8(value ? 1 : 0, at);
  return fixedArray(values, { oid: oids.boolean, bytes: 1, write });
}

/** PostgreSQL's type "char": one byte, of which the first character of each text is taken. */
export function charArray(values: readonly (string | null)[]): Buffer {
  const write = (into: Buffer, at: number, value: string) => into.writeUInt8(value.charCodeAt(0) & 0x7f, at);
  return fixedArray(values, { oid: oids['"char"'], bytes: 1, write });
}

export function textArray(values: readonly (string | null)[]): Buffer {
  return varyingArray(values, oids.text, undefined);
}

/** Of JSON texts, which the server checks. */
export function jsonbArray(texts: readonly (string | null)[]): Buffer {
  return varyingArray(texts, oids.jsonb, jsonbVersion);
}

/** The text of an array of texts, for an array inside an array: `{"a","b"}`. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

type Fixed<Value> = Readonly<{
  oid: number;
  bytes: number;
  write: (into: Buffer, at: number, value: Value) => void;
}>;

function fixedArray<Value>(values: readonly (Value | null)[], { oid, bytes, write }: Fixed<Value>): Buffer {
  const into = Buffer.allocUnsafe(headerBytes + values.length * (lengthBytes + bytes));
  let at = headerBytes;
  for (const value of values) {
    at = into.writeInt32BE(value === null ? nullLength : bytes, at);
    if (value === null) continue;
    write(into, at, value);
    at += bytes;
  }
  return finished(into, at, { oid, count: values.length });
}

function varyingArray(values: readonly (string | null)[], oid: number, prefix: number | undefined): Buffer {
  let most = headerBytes;
  for (const value of values) most += lengthBytes + 1 + (value === null ? 0 : value.length * bytesPerUnitMost);
  const into = scratchOf(most);
  let at = headerBytes;
  for (const value of values) {
    const start = at + lengthBytes;
    if (value === null) {
      at = into.writeInt32BE(nullLength, at);
      continue;
    }
    let end = start;
    if (prefix !== undefined) end = into.writeUInt8(prefix, end);
    end += into.write(value, end);
    into.writeInt32BE(end - start, at);
    at = end;
  }
  return Buffer.from(finished(into, at, { oid, count: values.length }));
}

/** Never used by two at a time: an array is written within one turn. */
function scratchOf(bytes: number): Buffer {
  if (bytes > scratchBytesMost) return Buffer.allocUnsafeSlow(bytes);
  if (bytes > scratch.length) scratch = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(bytes)));
  return scratch;
}

/** An empty array has no dimension. The flag that announces nulls is written as 0: the server looks for itself. */
function finished(into: Buffer, end: number, { oid, count }: Readonly<{ oid: number; count: number }>): Buffer {
  into.writeInt32BE(count === 0 ? 0 : 1, 0);
  into.writeInt32BE(0, 4);
  into.writeInt32BE(oid, 8);
  if (count === 0) return into.subarray(0, 12);
  into.writeInt32BE(count, 12);
  into.writeInt32BE(1, 16);
  return into.subarray(0, end);
}

/** The value of each hexadecimal digit by its code, and something above 15 for every other character. */
const notDigit = 255;
const digits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
  return digit < 0 ? notDigit : digit;
});

function writeUuid(into: Buffer, at: number, value: string): void {
  let from = 0;
  for (let byte = 0; byte < 16; byte++) {
    if (value.charCodeAt(from) === 0x2d) from += 1;
    const high = digits[value.charCodeAt(from)] ?? notDigit;
    const low = digits[value.charCodeAt(from + 1)] ?? notDigit;
    if (high === notDigit || low === notDigit) throw new TypeError(`not a UUID: ${value}`);
    into[at + byte] = (high << 4) | low;
    from += 2;
  }
  if (from !== value.length) throw new TypeError(`not a UUID: ${value}`);
}
