import type { IncomingMessage } from 'node:http';

/** Whoever sends more than this after a refusal is not listening. */
const restBytesMax = 32 * 1024 * 1024;

/**
 * Reads what is left of a refused body into nothing. A connection that is closed while its other side still sends is
 * reset, and the reset takes the reply with it: many senders would see a broken connection instead of the reason.
 */
export function discardRest(request: IncomingMessage): void {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > restBytesMax) request.destroy();
  });
  request.resume();
}
