import type { Socket } from 'node:net';
import { ImapError } from './imap-error.ts';

/** One reply of an IMAP server (RFC 9051): its line, with `{}` in place of each literal, and the literals. */
export type ImapReply = Readonly<{ text: string; literals: readonly Buffer[] }>;

export type ImapReplies = Readonly<{ next: () => Promise<ImapReply>; stop: () => void }>;

const lineBytesMax = 64 * 1024;

/** Reads replies off a connection, literals of at most so many bytes included. */
export function imapReplies(socket: Socket, literalBytesMax: number): ImapReplies {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const take = (chunk: Buffer) => {
    held.push(chunk);
    heldBytes += chunk.length;
    // A server that talks on while nobody listens is not allowed to fill the memory.
    if (heldBytes > literalBytesMax) socket.pause();
    wake?.();
  };
  const fail = (error?: Error) => {
    failure ??= error instanceof ImapError ? error : new ImapError('broken', 'the server hung up', { cause: error });
    wake?.();
  };
  const onClose = () => fail();
  const onTimeout = () => fail(new ImapError('unreachable', 'the server does not answer'));
  socket.on('data', take).on('error', fail).on('close', onClose).on('timeout', onTimeout);

  return {
    next: async () => {
      const literals: Buffer[] = [];
      let text = '';
      for (;;) {
        const line = await takeLine();
        const literal = /\{(\d{1,10})\}$/.exec(line);
        if (literal === null) return { text: text + line, literals };
        const bytes = Number(literal[1]);
        if (bytes > literalBytesMax) throw new ImapError('broken', 'the server sends more than was asked for');
        text += `${line.slice(0, literal.index)}{}`;
        literals.push(await takeBytes(bytes));
      }
    },
    stop: () => {
      socket.off('data', take).off('error', fail).off('close', onClose).off('timeout', onTimeout);
    },
  };

  async function takeLine(): Promise<string> {
    for (;;) {
      const all = joined();
      const end = all.indexOf('\r\n');
      if (end >= 0)
        return drop(all, end + 2)
          .toString('utf8')
          .slice(0, -2);
      if (all.length > lineBytesMax) throw new ImapError('broken', 'the server sends a line without an end');
      await more();
    }
  }

  async function takeBytes(count: number): Promise<Buffer> {
    while (heldBytes < count) await more();
    return drop(joined(), count);
  }

  function joined(): Buffer {
    const all = held.length === 1 ? (held[0] ?? Buffer.alloc(0)) : Buffer.concat(held);
    held = [all];
    return all;
  }

  function drop(all: Buffer, count: number): Buffer {
    held = [all.subarray(count)];
    heldBytes = all.length - count;
    return all.subarray(0, count);
  }

  async function more(): Promise<void> {
    if (failure !== undefined) throw failure;
    const seen = heldBytes;
    socket.resume();
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (failure !== undefined || heldBytes !== seen) resolve();
    });
    wake = undefined;
    if (failure !== undefined && heldBytes === seen) throw failure;
  }
}
