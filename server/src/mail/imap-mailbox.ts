import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { findPublicAddress, PrivateAddressError } from '../outbound/find-public-address.ts';
import { ImapError } from './imap-error.ts';
import { type ImapReplies, type ImapReply, imapReplies, tooMuch } from './imap-replies.ts';

export type ImapServer = Readonly<{
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  password: string;
  folder: string;
  /** Whether it may lie in a private network: somebody who has the machine said so. */
  mayBePrivate: boolean;
}>;

/** A mailbox that is looked into and never changed: what staff have not read stays unread. */
export type ImapMailbox = Readonly<{
  /** The numbers of mails hold as long as this one does. */
  validity: number;
  /** Numbers of mails after this one, or without one of those that came in since that day. */
  find: (after: number, since: Date) => Promise<readonly number[]>;
  /** A mail as it lies there; undefined when it is longer than we take, or gone. */
  fetch: (uid: number) => Promise<Buffer | undefined>;
  close: () => void;
}>;

type Line = { socket: Socket; replies: ImapReplies; tags: number; readonly bytesMax: number };

/** How long a server may be silent. */
const waitMs = 30_000;
/** How long a visit may last: one that sends a byte now and then is never silent and never done. */
const visitMs = 10 * 60_000;
/** Of what a command is answered with beside a mail. */
const repliesMax = 1000;
const replyBytesMax = 8 * 1024 * 1024;
/** What is found stands on one line: the numbers of the 300,000 reports that a very large wave may bring. */
const foundBytesMax = 4 * 1024 * 1024;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * Opens a mailbox for reading (EXAMINE), over as much of IMAP (RFC 9051) as that takes: five commands, so that no library
 * of ten packages has to be trusted with a password and with whatever anybody mails us.
 */
export async function openMailbox(server: ImapServer, mailBytesMax: number): Promise<ImapMailbox> {
  const line = await openLine(server, mailBytesMax);
  try {
    await greet(line, server, mailBytesMax);
    await ask(line, `LOGIN ${quoted(server.username)} ${quoted(server.password)}`, 'login');
    const opened = await ask(line, `EXAMINE ${quoted(folderName(server.folder))}`, 'folder');
    const validity = Number(/\[UIDVALIDITY (\d+)\]/i.exec(opened.map(({ text }) => text).join('\n'))?.[1] ?? 0);
    return {
      validity,
      find: (after, since) => find(line, after, since),
      fetch: (uid) => fetchMail(line, uid, mailBytesMax),
      close: () => {
        line.socket.end(`z LOGOUT\r\n`);
        line.socket.destroySoon();
      },
    };
  } catch (error) {
    line.socket.destroy();
    throw error;
  }
}

async function openLine(server: ImapServer, mailBytesMax: number): Promise<Line> {
  try {
    const host = server.mayBePrivate ? server.host : await findPublicAddress(server.host);
    const named = isIP(server.host) === 0 ? { servername: server.host } : {};
    const socket =
      server.security === 'tls'
        ? connectTls({ host, port: server.port, ...named })
        : connectPlain({ host, port: server.port });
    socket.setTimeout(waitMs);
    const end = setTimeout(() => socket.destroy(), visitMs);
    socket.once('close', () => clearTimeout(end));
    await connected(socket, server.security === 'tls' ? 'secureConnect' : 'connect');
    return { socket, replies: imapReplies(socket, mailBytesMax), tags: 0, bytesMax: mailBytesMax };
  } catch (error) {
    if (error instanceof PrivateAddressError) throw new ImapError('private', error.message, { cause: error });
    throw troubleOf(error);
  }
}

async function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(event, resolve);
      socket.once('error', reject);
      socket.once('timeout', () => reject(new ImapError('unreachable', 'the server does not answer')));
      socket.once('close', () => reject(new ImapError('unreachable', 'the server hung up')));
    });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function troubleOf(error: unknown): ImapError {
  if (error instanceof ImapError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code);
  return new ImapError(isCertificate ? 'certificate' : 'unreachable', code || 'cannot connect', { cause: error });
}

async function greet(line: Line, server: ImapServer, mailBytesMax: number): Promise<void> {
  const { text } = await line.replies.next();
  if (!/^\* OK\b/i.test(text)) throw new ImapError('broken', 'the server does not greet as an IMAP server');
  if (server.security !== 'starttls') return;
  await ask(line, 'STARTTLS', 'not_offered');
  // What came before the encryption is forgotten with its reader: nothing of it may be taken for an answer after it.
  line.replies.stop();
  const plain = line.socket;
  const named = isIP(server.host) === 0 ? { servername: server.host } : {};
  const socket = connectTls({ socket: plain, ...named });
  socket.setTimeout(waitMs);
  try {
    await connected(socket, 'secureConnect');
  } catch (error) {
    throw troubleOf(error);
  }
  line.socket = socket;
  line.replies = imapReplies(socket, mailBytesMax);
}

/** Sends a command and gathers what is answered until its end; a server that never comes to one is not listened to. */
async function ask(
  line: Line,
  command: string,
  trouble: ImapError['trouble'],
  lineBytesMax?: number,
): Promise<readonly ImapReply[]> {
  line.tags += 1;
  const tag = `v${line.tags}`;
  const replies: ImapReply[] = [];
  const bytesMax = line.bytesMax + replyBytesMax;
  let gathered = 0;
  line.socket.write(`${tag} ${command}\r\n`);
  for (;;) {
    const reply = await line.replies.next(lineBytesMax);
    if (!reply.text.startsWith(`${tag} `)) {
      gathered += reply.literals.reduce((bytes, literal) => bytes + literal.length, reply.text.length);
      if (gathered > bytesMax || replies.length >= repliesMax) throw tooMuch();
      replies.push(reply);
      continue;
    }
    if (/^v\d+ OK\b/i.test(reply.text)) return [...replies, reply];
    throw new ImapError(trouble, reply.text.slice(0, 200));
  }
}

async function find(line: Line, after: number, since: Date): Promise<readonly number[]> {
  const day = `${since.getUTCDate()}-${months[since.getUTCMonth()]}-${since.getUTCFullYear()}`;
  const replies = await ask(
    line,
    `UID SEARCH ${after > 0 ? `UID ${after + 1}:*` : `SINCE ${day}`}`,
    'broken',
    foundBytesMax,
  );
  const numbers = replies.flatMap(({ text }) => (/^\* SEARCH\b(.*)/i.exec(text)?.[1] ?? '').split(' ').map(Number));
  // `9:*` names the last mail even where its number is below nine.
  return numbers.filter((uid) => uid > after).sort((a, b) => a - b);
}

async function fetchMail(line: Line, uid: number, bytesMax: number): Promise<Buffer | undefined> {
  const sized = await ask(line, `UID FETCH ${uid} (RFC822.SIZE)`, 'broken');
  const size = Number(/RFC822\.SIZE (\d+)/i.exec(sized.map(({ text }) => text).join('\n'))?.[1] ?? 0);
  if (size > bytesMax) return undefined;
  // Some servers estimate the size: a mail that is longer after all is read as far as we take it.
  const replies = await ask(line, `UID FETCH ${uid} (BODY.PEEK[]<0.${bytesMax}>)`, 'broken');
  return replies.find(({ text }) => /FETCH \(.*BODY\[\]/i.test(text))?.literals[0];
}

/** A quoted string. What cannot stand in one cannot be a name or a password that an IMAP server knows. */
function quoted(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new ImapError('login', 'a name or a password with a line end');
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Modified UTF-7, as folders with other letters are named on the wire. */
function folderName(folder: string): string {
  return folder.replaceAll('&', '&-').replaceAll(/[^\x20-\x7e]+/g, (letters) => {
    const bytes = Buffer.from(letters, 'utf16le').swap16();
    return `&${bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
}
