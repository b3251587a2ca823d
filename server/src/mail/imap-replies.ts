import type { Socket } from 'node:net';
import { ImapError } from './imap-error.ts';

/** One reply of an IMAP server (RFC 9051): its line, with `{}` in place of each literal, and the literals. */
export type ImapReply = Readonly<{ text: string; literals: readonly Buffer[] }>;

export type ImapReplies = Readonly<{ next: (lineBytes?: number) => Promise<ImapReply>; stop: () => void }>;

const lineBytesMax = 64 * 1024;

/** Reads replies off a connection; the literals of one are at most so many bytes together. */
export function imapReplies(socket: Socket, literalBytesMax: number): ImapReplies {
  const incoming = incomingBytes(socket, literalBytesMax);
  return {
    next: async (lineBytes = lineBytesMax) => {
      const literals: Buffer[] = [];
      let text = '';
      let literalBytes = 0;
      for (;;) {
        const line = await incoming.takeLine(lineBytes);
        const literal = /\{(\d{1,10})\}$/.exec(line);
        if (literal === null) return { text: text + line, literals };
        const bytes = Number(literal[1]);
        text += `${line.slice(0, literal.index)}{}`;
        literalBytes += bytes;
        if (literalBytes > literalBytesMax || text.length > lineBytes) throw tooMuch();
        literals.push(await incoming.takeBytes(bytes));
      }
    },
    stop: incoming.stop,
  };
}

export function tooMuch(): ImapError {
  return new ImapError('broken', 'the server sends more than was asked for');
}

type IncomingBytes = Readonly<{
  takeLine: (bytesMax: number) => Promise<string>;
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
  /** All that is held, copied only where it came in several pieces: of many lines in one piece each is looked at once. */
  const whole = () => {
    const [first] = held;
    const all = held.length === 1 && first !== undefined ? first : Buffer.concat(held);
    held = [all];
    return all;
  };
  const drop = (all: Buffer, count: number) => {
    held = [all.subarray(count)];
    heldBytes = all.length - count;
    return all.subarray(0, count);
  };
  return {
    takeLine: async (bytesMax) => {
      for (;;) {
        const all = whole();
        const end = all.indexOf('\r\n');
        if (end >= 0)
          return drop(all, end + 2)
            .toString('utf8')
            .slice(0, -2);
        if (all.length > bytesMax) throw new ImapError('broken', 'the server sends a line without an end');
        await arrivals.next();
      }
    },
    takeBytes: async (count) => {
      while (heldBytes < count) await arrivals.next();
      return drop(whole(), count);
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
