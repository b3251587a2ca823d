import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { uploadMsMax } from './body-time.ts';

/** A handler before the router: true when it has taken the request and will answer it. */
export type Door = (request: IncomingMessage, response: ServerResponse) => boolean;

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

const headerBytesMax = 16 * 1024;
const headersTimeoutMs = 10_000;
/** How often Node looks whether one of these is over. */
const checkingMs = 2_000;
const keepAliveMs = 5_000;
/** Longer than a proxy keeps its side open (60 s with nginx), so that it never writes into a closed connection. */
const keepAliveBehindProxyMs = 65_000;

export function makeServer(config: Config, handler: NodeHandler, doors: readonly Door[]): Server {
  const options = {
    maxHeaderSize: headerBytesMax,
    headersTimeout: headersTimeoutMs,
    // The longest that any route allows; each cuts its own body off earlier.
    requestTimeout: uploadMsMax,
    connectionsCheckingInterval: checkingMs,
    keepAliveTimeout: config.proxyHops > 0 ? keepAliveBehindProxyMs : keepAliveMs,
    requireHostHeader: true,
    insecureHTTPParser: false,
  };
  return createServer(options, (request, response) => {
    if (!doors.some((door) => door(request, response))) handler(request, response);
  });
}
