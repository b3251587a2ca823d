import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyMsMax } from './body-time.ts';

/** Whoever sends more than this after a refusal is not listening. */
const restBytesMax = 32 * 1024 * 1024;

/**
 * Reads what is left of a refused body into nothing; to be called before the reply is written. A connection that is
 * closed while its other side still sends is reset, and the reset takes the reply with it: many senders would see a
 * broken connection instead of the reason. So it stays open also for those who asked for its end: they have the length
 * of the reply and close it themselves, or keepAliveTimeout does.
 */
export function discardRest(request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = true;
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > restBytesMax) request.destroy();
  });
  const timer = setTimeout(() => request.destroy(), bodyMsMax);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
