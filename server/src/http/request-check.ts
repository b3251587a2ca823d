import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyRequest } from 'fastify';

const urlBytesMax = 4096;
const headersMax = 64;

/** Spellings of one path that a limit or a permission might read as another: none of our paths has a use for them. */
const oddPath = /\/\/|%2f|%5c|%00|%2e|\\|\/\.\.?(?:\/|;|$)|\.\.;/i;

/** Refuses what no honest client sends, before anything looks at it. */
export function refuseOddRequest(request: FastifyRequest): void {
  const url = request.raw.url ?? '';
  if (url.length > urlBytesMax) throw new Refusal('url_too_long');
  if (request.raw.rawHeaders.length / 2 > headersMax) throw new Refusal('headers_too_large');
  const at = url.indexOf('?');
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
  if (oddPath.test(path) || !decodes(path)) throw new Refusal('not_found');
  // PostgreSQL has no text with a NUL in it.
  if (query.includes('%00') || !decodes(query)) throw new Refusal('header_malformed');
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}
