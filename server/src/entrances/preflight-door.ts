import type { Config } from '../config.ts';
import type { Door } from '../http/make-server.ts';
import { commonHeaders } from '../http/security-header.ts';

const address = /^\/w\/[^/?]{1,100}\/(?:answers|dismissals)(?:\?|$)/;

/**
 * Answers a browser that asks whether a page of another site may send JSON to the widget's addresses: POST, its content
 * type, nothing else, and never with a cookie. Everywhere else the question has no answer, which is a no.
 */
export function createPreflightDoor(config: Config): Door {
  const headers = {
    ...commonHeaders(config),
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  };
  return (request, response) => {
    if (request.method !== 'OPTIONS' || !address.test(request.url ?? '')) return false;
    response.writeHead(204, headers).end();
    return true;
  };
}
