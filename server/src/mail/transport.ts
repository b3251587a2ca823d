import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connectionOptions } from './connection-options.ts';
import type { MailServer } from './mail-server.ts';
import { type PlainMessage, renderMessage } from './render-message.ts';
import type { SignMail } from './sign-mail.ts';
import { type SmtpFailure, smtpFailure } from './smtp-failure.ts';
import { connect, logIn, sendMsMost, withinTime } from './smtp-steps.ts';

/**
 * What became of a mail that was handed over. `late` and `not handed` are certain not to have been taken; `unknown` may have
 * been: the connection broke between the first byte and the server's word, and SMTP cannot tell (RFC 1047).
 */
export type Handover =
  | Readonly<{ outcome: 'sent' }>
  | Readonly<{ outcome: 'late' }>
  | Readonly<{ outcome: 'refused'; isPermanent: boolean; failure: SmtpFailure }>
  | Readonly<{ outcome: 'not handed'; failure: SmtpFailure }>
  | Readonly<{ outcome: 'unknown'; failure: SmtpFailure }>;

/** `isLate` is asked when a connection is free: a mail whose time is over by then does not begin to leave. */
export type Envelope = Readonly<{ from: string; to: string; isLate?: () => boolean }>;

/** The bytes of a mail, signed where there is a key. */
export type ReadyMail = Buffer;

export type Transport = Readonly<{
  /** Writes a mail down and signs it, so that nothing but the conversation is left for the moment of handing over. */
  prepare: (message: PlainMessage) => Promise<ReadyMail>;
  send: (mail: PlainMessage | ReadyMail, envelope: Envelope) => Promise<Handover>;
  close: () => void;
}>;

/** A server that counts mails per connection is met half-way. */
const mailsPerConnection = 100;

type Line = { readonly connection: SMTPConnection; isOpen: boolean; mails: number };

/**
 * Keeps a few connections to one server. nodemailer's own pool is ruled out: it sends a mail again by itself when the
 * connection closes while the mail is under way, and so sometimes twice. Here nothing is ever sent a second time once
 * its first byte has left.
 */
export function openTransport(server: MailServer, connections: number, sign?: SignMail): Transport {
  const idle: Line[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let isClosed = false;

  const prepare = async (message: PlainMessage) => {
    const raw = await renderMessage(message);
    return sign === undefined ? raw : sign(raw);
  };

  return {
    prepare,
    send: async (mail, envelope) => {
      const raw = Buffer.isBuffer(mail) ? mail : await prepare(mail);
      while (busy >= connections) await new Promise<void>((resolve) => waiting.push(resolve));
      busy += 1;
      try {
        return envelope.isLate?.() ? { outcome: 'late' } : await handOver(raw, envelope);
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    close: () => {
      isClosed = true;
      for (const line of idle.splice(0)) line.connection.quit();
    },
  };

  async function handOver(raw: Buffer, envelope: Envelope): Promise<Handover> {
    for (;;) {
      const used = takeIdle();
      let line = used;
      try {
        line ??= await openLine(server);
      } catch (error) {
        return { outcome: 'not handed', failure: smtpFailure(error) };
      }
      const result = await sendOn(line, raw, envelope);
      if (result.outcome === 'sent') keep(line);
      else line.connection.close();
      // A server may hang up on a connection that was quiet; on a new one the mail goes, since not a byte of it has left.
      if (used === undefined || result.outcome !== 'not handed') return result;
    }
  }

  function takeIdle(): Line | undefined {
    for (;;) {
      const line = idle.pop();
      if (line === undefined || line.isOpen) return line;
    }
  }

  function keep(line: Line): void {
    line.mails += 1;
    if (isClosed || line.mails >= mailsPerConnection) line.connection.quit();
    else if (line.isOpen) idle.push(line);
  }
}

async function openLine(server: MailServer): Promise<Line> {
  const connection = new SMTPConnection(await connectionOptions(server));
  const line: Line = { connection, isOpen: true, mails: 0 };
  connection.on('end', () => {
    line.isOpen = false;
  });
  try {
    await connect(connection);
    await logIn(connection, server);
    return line;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function sendOn({ connection }: Line, raw: Buffer, envelope: Envelope): Promise<Handover> {
  let isBegun = false;
  // The connection reads from it once the server has said "go ahead" (354), and not before.
  const content = new Readable({
    read() {
      isBegun = true;
      this.push(raw);
      this.push(null);
    },
  });
  const told = new Promise<Handover>((resolve) => {
    const size = raw.length;
    connection.send({ from: envelope.from, to: [envelope.to], size }, content, (error) => {
      if (!error) resolve({ outcome: 'sent' });
      else resolve(judge(smtpFailure(error), isBegun));
    });
  });
  return withinTime(connection, sendMsMost, told).catch((error: unknown) => judge(smtpFailure(error), isBegun));
}

/** Certain are only the server's own word on this mail, and that not a byte of it has left. */
function judge(failure: SmtpFailure, isBegun: boolean): Handover {
  const isAboutMail = failure.step === 'sender' || failure.step === 'recipient' || failure.step === 'data';
  if (isAboutMail && failure.status !== undefined) {
    return { outcome: 'refused', isPermanent: failure.status >= 500, failure };
  }
  return { outcome: isBegun ? 'unknown' : 'not handed', failure };
}
