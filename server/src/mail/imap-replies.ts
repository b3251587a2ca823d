import type { Socket } from 'node:net';
import { ImapError } from './imap-error.ts';

/** One reply of an IMAP server (RFC 9051): its line, with `{}` in place of each literal, and the literals. */
export type ImapReply = Readonly<{ text: string; literals: readonly Buffer[] }>;

export type ImapReplies = Readonly<{ next: () => Promise<ImapReply>; stop: () => void }>;

const lineBytesMax = 64 * 1024;

/** Reads replies off a connection, literals of at most so many bytes included. */
export function imapReplies(socket: Socket, literalBytesMax: number): ImapReplies {
  const incoming = incomingBytes(socket, literalBytesMax);
  return {
    next: async () => {
      const literals: Buffer[] = [];
      let text = '';
      for (;;) {
        const line = await incoming.takeLine();
        const literal = /\{(\d{1,10})\}$/.exec(line);
        if (literal === null) return { text: text + line, literals };
        const bytes = Number(literal[1]);
        if (bytes > literalBytesMax) throw new ImapError('broken', 'the server sends more than was asked for');
        text += `${line.slice(0, literal.index)}{}`;
        literals.push(await incoming.takeBytes(bytes));
      }
    },
    stop: incoming.stop,
  };
}

type IncomingBytes = Readonly<{
  takeLine: () => Promise<string>;
  takeBytes: (count: number) => Promise<Buffer>;
  stop: () => void;
}>;

/** What has come and was not taken yet. */
function incomingBytes(socket: Socket, heldBytesMax: number): IncomingBytes {
  let held: Buffer[] = [];
  let heldBytes = 0;
  const arrivals = awaitArrivals(socket, (chunk) => {
    held.push(chunk);
    heldBytes += chunk.length;
    // A server that talks on while nobody listens is not allowed to fill the memory.
    if (heldBytes > heldBytesMax) socket.pause();
  });
  const drop = (all: Buffer, count: number) => {
    held = [all.subarray(count)];
    heldBytes = all.length - count;
    return all.subarray(0, count);
  };
  return {
    takeLine: async () => {
      for (;;) {
        const all = Buffer.concat(held);
        held = [all];
        const end = all.indexOf('\r\n');
        if (end >= 0)
          return drop(all, end + 2)
            .toString('utf8')
            .slice(0, -2);
        if (all.length > lineBytesMax) throw new ImapError('broken', 'the server sends a line without an end');
        await arrivals.next();
      }
    },
    takeBytes: async (count) => {
      while (heldBytes < count) await arrivals.next();
      return drop(Buffer.concat(held), count);
    },
    stop: arrivals.stop,
  };
}

type Arrivals = Readonly<{ next: () => Promise<void>; stop: () => void }>;

/** Waits for the next piece that comes, or fails for the reason why none comes any more. */
function awaitArrivals(socket: Socket, take: (chunk: Buffer) => void): Arrivals {
  let failure: ImapError | undefined;
  let arrived = 0;
  let known = 0;
  let wake: (() => void) | undefined;
  const onData = (chunk: Buffer) => {
    take(chunk);
    arrived += 1;
    wake?.();
  };
  const fail = (reason: ImapError) => {
    failure ??= reason;
    wake?.();
  };
  const onError = (cause: Error) => fail(new ImapError('broken', 'the connection broke', { cause }));
  const onClose = () => fail(new ImapError('broken', 'the server hung up'));
  const onTimeout = () => fail(new ImapError('unreachable', 'the server does not answer'));
  socket.on('data', onData).on('error', onError).on('close', onClose).on('timeout', onTimeout);
  return {
    next: async () => {
      if (arrived === known && failure === undefined) {
        socket.resume();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
      if (arrived === known && failure !== undefined) throw failure;
      known = arrived;
    },
    stop: () => {
      socket.off('data', onData).off('error', onError).off('close', onClose).off('timeout', onTimeout);
    },
  };
}
