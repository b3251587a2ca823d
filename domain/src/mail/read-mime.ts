import { headerOf, type MailHeaders, readHeaders, readParameters } from './mail-headers.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A mail or a part of one. A multipart has `parts`; a mail inside a mail is the one part of its part. */
export type MimePart = Readonly<{
  headers: MailHeaders;
  mediaType: string;
  parameters: ReadonlyMap<string, string>;
  /** Bytes with the transfer encoding undone, one in each character; empty for a multipart and for what is no text. */
  body: string;
  /** The whole of it as it came, encoded; '' for a multipart. Of a picture there may be more here than in `body`. */
  content: string;
  parts: readonly MimePart[];
}>;

const depthMax = 20;
const partsMax = 200;
/** Nobody reads further, and undoing an encoding takes a tenth of a second for each megabyte: of a part, and of a mail. */
const partLengthMax = 512 * 1024;
const mailLengthMax = 3 * 1024 * 1024;

/** Mails inside a mail: one that was returned whole, or one that came along as a file. */
const wrappedTypes: ReadonlySet<string> = new Set(['message/rfc822', 'message/global']);

/**
 * Reads a mail by its structure (RFC 2045, 2046). `raw` holds a byte in each character. What is nested deeper or cut finer
 * than any honest mail is left as a part without parts, and nothing is raised: whoever writes mail may write anything.
 */
export function readMime(raw: string): MimePart {
  return readPart(raw, { depth: 0, count: { parts: 0, length: 0 } }, 'text/plain');
}

type Place = Readonly<{ depth: number; count: { parts: number; length: number } }>;

function readPart(raw: string, place: Place, presumedType: string): MimePart {
  place.count.parts += 1;
  const { head, rest } = splitHead(raw);
  const headers = readHeaders(head);
  const { main, parameters } = readParameters(headerOf(headers, 'content-type') || presumedType);
  const part = { headers, mediaType: main, parameters };
  const inside = { depth: place.depth + 1, count: place.count };
  const boundary = parameters.get('boundary') ?? '';
  if (place.depth >= depthMax || place.count.parts >= partsMax) return { ...part, body: '', content: rest, parts: [] };
  if (main.startsWith('multipart/') && boundary !== '') {
    const presumed = main === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    const parts: MimePart[] = [];
    for (const piece of splitParts(rest, boundary)) {
      if (place.count.parts >= partsMax) break;
      parts.push(readPart(piece, inside, presumed));
    }
    return { ...part, body: '', content: '', parts };
  }
  const body = decodeTransfer(
    readable(rest, main, place),
    headerOf(headers, 'content-transfer-encoding').trim().toLowerCase(),
  );
  if (wrappedTypes.has(main)) return { ...part, body, content: rest, parts: [readPart(body, inside, 'text/plain')] };
  return { ...part, body, content: rest, parts: [] };
}

/** What of a part is worth reading: pictures and files are not. */
function readable(rest: string, mediaType: string, { count }: Place): string {
  if (!/^(?:text|message)\//.test(mediaType)) return '';
  const taken = rest.slice(0, Math.min(partLengthMax, mailLengthMax - count.length));
  count.length += taken.length;
  return taken;
}

function splitHead(raw: string): Readonly<{ head: string; rest: string }> {
  const start = /^\r?\n/.exec(raw);
  if (start !== null) return { head: '', rest: raw.slice(start[0].length) };
  const end = /\r?\n\r?\n/.exec(raw);
  if (end === null) return { head: raw, rest: '' };
  return { head: raw.slice(0, end.index), rest: raw.slice(end.index + end[0].length) };
}

/** The pieces between the boundary's lines. One that is never closed ends with the mail. */
function splitParts(body: string, boundary: string): readonly string[] {
  const pieces: string[] = [];
  const mark = `--${boundary}`;
  let from: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const isLineStart = at === 0 || body[at - 1] === '\n';
    const after = at + mark.length;
    const isClosing = body.startsWith('--', after);
    const lineEnd = body.indexOf('\n', after);
    const tail = body.slice(isClosing ? after + 2 : after, lineEnd < 0 ? body.length : lineEnd);
    if (!isLineStart || tail.trim() !== '') continue;
    if (from !== undefined) pieces.push(body.slice(from, at).replace(/\r?\n$/, ''));
    from = lineEnd < 0 ? body.length : lineEnd + 1;
    if (isClosing || pieces.length >= partsMax) return pieces;
  }
  if (from !== undefined) pieces.push(body.slice(from));
  return pieces;
}
