import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyRequest } from 'fastify';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A browser says which site a request was made by. Another site's request is refused, whatever cookie it carries; a
 * program that is no browser says nothing, and holds no cookie it was not given.
 */
export function refuseForeignOrigin(request: FastifyRequest, baseUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('origin_refused');
  const { origin } = request.headers;
  if (origin !== undefined && !isOurs(origin, baseUrl)) throw new Refusal('origin_refused');
}

function isOurs(origin: string, baseUrl: string): boolean {
  const from = URL.parse(origin);
  const ours = URL.parse(baseUrl);
  if (from === null || ours === null) return false;
  if (from.origin === ours.origin) return true;
  // On one's own machine localhost and 127.0.0.1 are the same door.
  const areLocal = loopbackNames.has(from.hostname) && loopbackNames.has(ours.hostname);
  return areLocal && from.port === ours.port && from.protocol === ours.protocol;
}
