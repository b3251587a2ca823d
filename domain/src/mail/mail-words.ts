import type { DecodeText } from './mail-headers.ts';
import type { MimePart } from './read-mime.ts';
import { decodeBase64, decodeQuoted } from './transfer-encoding.ts';

const textLengthMax = 100_000;
const headerLengthMax = 4000;

/** Undoes the encoded words of a header (RFC 2047); what is broken stays as it came. */
export function decodeWords(value: string, decode: DecodeText): string {
  return value
    .slice(0, headerLengthMax)
    .replaceAll(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(
      /=\?([^?\s*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi,
      (_match, charset: string, sort: string, text: string) =>
        decode(/b/i.test(sort) ? decodeBase64(text) : decodeQuoted(text.replaceAll('_', ' ')), charset),
    );
}

/** `"Sanne, van Rijklaar" <sanne@example.net>` */
export function readSender(value: string, decode: DecodeText): Readonly<{ name: string; address: string }> {
  const angled = /<([^<>\s]*)>/.exec(value);
  const address = angled?.[1] ?? /[^\s<>,;:"()]{1,64}@[^\s<>,;:"()]{1,253}/.exec(value)?.[0] ?? '';
  const name = angled === null ? '' : value.slice(0, angled.index);
  const plain = decodeWords(name.trim().replace(/^"(.*)"$/, '$1'), decode).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return { name: plain.trim().slice(0, 200), address: address.slice(0, 320) };
}

/** What a person wrote: the plain part, or the formatted one without its markup. */
export function mailText(mail: MimePart, decode: DecodeText): string {
  const plain = findText(mail, 'text/plain');
  const html = plain === undefined ? findText(mail, 'text/html') : undefined;
  const part = plain ?? html;
  if (part === undefined) return '';
  const text = decode(part.body.slice(0, textLengthMax), part.parameters.get('charset') ?? 'utf-8');
  const words = html === undefined ? text : withoutMarkup(text);
  return words.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().slice(0, textLengthMax);
}

function findText(part: MimePart, type: string): MimePart | undefined {
  if (part.mediaType === type) return part;
  if (!part.mediaType.startsWith('multipart/')) return undefined;
  for (const inside of part.parts) {
    const text = findText(inside, type);
    if (text !== undefined) return text;
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** For reading only: what comes out is shown as text and never as markup. */
function withoutMarkup(html: string): string {
  return unshownNames
    .reduce(withoutElement, html)
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (match, name: string) => entities[name] ?? match)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n{3,}/g, '\n\n');
}

const unshownNames = ['head', 'style', 'script'] as const;

/** An element that is never closed ends with the text. Not a regular expression: one is slow on a thousand openings. */
function withoutElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(`<${name}`); at >= 0; at = lower.indexOf(`<${name}`, from)) {
    kept.push(html.slice(from, at));
    const end = lower.indexOf(`</${name}`, at);
    if (end < 0) return kept.join('');
    from = lower.indexOf('>', end) + 1 || html.length;
  }
  return [...kept, html.slice(from)].join('');
}
