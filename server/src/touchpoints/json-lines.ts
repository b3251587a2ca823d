import { Refusal } from '@voldaan/domain/refusal';
import { type JsonLimits, readJsonBody } from '../http/json-body.ts';
import type { ToldRecord } from './told-record.ts';

const lineBytesMax = 256 * 1024;
const limits: JsonLimits = { depth: 8, keys: 100, elements: 100 };
const lineEnd = 0x0a;

/** Reads JSON texts that stand on a line each. A line that is no JSON costs itself and no other; blank ones are counted. */
export async function* jsonLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<ToldRecord> {
  let line = 0;
  for await (const bytes of lines(pieces)) {
    line += 1;
    if (bytes === undefined) yield { line, issue: issueOf('event_line_too_long') };
    else if (!isBlank(bytes)) yield readLine(line, bytes);
  }
}

/** The lines without their ends; undefined for one that is longer than any event. */
async function* lines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(lineEnd); end >= 0; end = piece.indexOf(lineEnd, start)) {
      const last = piece.subarray(start, end);
      yield carriedBytes + last.length > lineBytesMax ? undefined : Buffer.concat([...carried, last]);
      carried = [];
      carriedBytes = 0;
      start = end + 1;
    }
    const rest = piece.subarray(start);
    carriedBytes += rest.length;
    // What is too long already need not be kept to be refused.
    if (carriedBytes <= lineBytesMax) carried.push(rest);
  }
  if (carriedBytes > 0) yield carriedBytes > lineBytesMax ? undefined : Buffer.concat(carried);
}

function readLine(line: number, bytes: Buffer): ToldRecord {
  try {
    return { line, event: readJsonBody(bytes, limits) };
  } catch (error) {
    if (error instanceof Refusal) return { line, issue: issueOf(error.code, error.detail.pointer) };
    throw error;
  }
}

function issueOf(code: string, pointer = '') {
  return { pointer, code, values: {} };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
