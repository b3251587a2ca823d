import type { ServerResponse } from 'node:http';
import { Refusal } from '@voldaan/domain/refusal';
import { sessionIsAlive } from '../accounts/find-caller.ts';
import type { Caller } from '../http/caller.ts';
import type { Headers } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { createNewsHearer } from './hear-news.ts';

/** Open screens, each told when its workspace has news. */
export type LiveStreams = Readonly<{
  /** Takes over the response until the reader leaves, or may no longer read. */
  open: (caller: Caller, response: ServerResponse, headers: Headers) => void;
  close: () => void;
}>;

/** A removed colleague hears nothing more within five seconds. */
const checkMs = 4_000;
/** Proxies close what is silent for a minute. */
const heartbeatMs = 20_000;
const streamsMost = 1_000;
const streamsMostByStaff = 20;
/** A reader that does not read must not fill the memory: it is cut off, and comes back by itself. */
const unreadBytesMost = 64 * 1024;

export function createLiveStreams(product: Product): LiveStreams {
  const news = createNewsHearer(product.databases, product.log);
  const streams = new Map<ServerResponse, string>();
  let isClosed = false;

  const open = (caller: Caller, response: ServerResponse, headers: Headers) => {
    const own = [...streams.values()].filter((staffId) => staffId === caller.staffId).length;
    if (isClosed || streams.size >= streamsMost || own >= streamsMostByStaff) throw new Refusal('busy');
    // The reader may have left while we looked up who it is; then nothing would ever close the stream again.
    if (response.destroyed) return;
    streams.set(response, caller.staffId);
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 2000\n\n');
    const write = (text: string) => {
      if (response.writableLength > unreadBytesMost) response.destroy();
      else response.write(text);
    };
    const silence = news.hear(caller.workspaceId, () => write('event: news\ndata: {"kind":"answers"}\n\n'));
    const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
    const check = setInterval(() => {
      sessionIsAlive(product, caller).then(
        (isAlive) => isAlive || response.end(),
        // While the database is away nothing new can be heard either.
        () => undefined,
      );
    }, checkMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      clearInterval(check);
      silence();
      streams.delete(response);
    });
  };

  return {
    open,
    close: () => {
      isClosed = true;
      news.close();
      for (const response of streams.keys()) response.end();
    },
  };
}
