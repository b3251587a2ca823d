import { type DecodeText, headerOf, readParameters } from './mail-headers.ts';
import { decodeWords } from './mail-words.ts';
import type { MimePart } from './read-mime.ts';
import { decodeQuoted } from './transfer-encoding.ts';

/** A file in a mail, still in its transfer encoding; `mediaType` is what its writer says of it, and proves nothing. */
export type MailFile = Readonly<{ name: string; mediaType: string; encoding: string; content: string }>;

const filesMost = 100;

/**
 * The files that came with a mail: what is marked as one, and what is neither text nor a part that holds others.
 *
 * Use to keep what a customer sends along. When not to use: to judge what a file is; its bytes say that, its name does not.
 *
 * Source: RFC 2183 (Content-Disposition), RFC 2231 (names in other letters), RFC 2045.
 *
 * @example
 * mailFiles(readMime(raw), decode).map(({ name }) => name); // ['bel.jpg']
 * @throws nothing.
 */
export function mailFiles(mail: MimePart, decode: DecodeText): readonly MailFile[] {
  const found: MailFile[] = [];
  collect(mail, decode, found);
  return found;
}

function collect(part: MimePart, decode: DecodeText, found: MailFile[]): void {
  if (found.length >= filesMost) return;
  if (part.mediaType.startsWith('multipart/')) {
    for (const inside of part.parts) collect(inside, decode, found);
    return;
  }
  const name = nameOf(part, decode);
  const { main } = readParameters(headerOf(part.headers, 'content-disposition'));
  const isWords = part.mediaType === 'text/plain' || part.mediaType === 'text/html';
  if (isWords && main !== 'attachment' && name === '') return;
  const encoding = headerOf(part.headers, 'content-transfer-encoding').trim().toLowerCase();
  found.push({ name, mediaType: part.mediaType, encoding, content: part.content });
}

const nameLengthMost = 1000;

function nameOf(part: MimePart, decode: DecodeText): string {
  const said = readParameters(headerOf(part.headers, 'content-disposition')).parameters;
  const extended = extendedName(said.get('filename*') ?? part.parameters.get('name*') ?? '', decode);
  const plain = said.get('filename') ?? said.get('filename*0') ?? part.parameters.get('name') ?? '';
  return (extended || decodeWords(plain, decode)).slice(0, nameLengthMost);
}

/** `UTF-8'nl'bel%20kapot.jpg` */
function extendedName(value: string, decode: DecodeText): string {
  const [charset = '', , ...rest] = value.split("'");
  if (rest.length === 0) return '';
  return decode(decodeQuoted(rest.join("'").replaceAll(/%(?=[0-9A-Fa-f]{2})/g, '=')), charset);
}
