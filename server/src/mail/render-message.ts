import { randomUUID } from 'node:crypto';
import { addressLine, headerLine } from './header-line.ts';
import { quotedPrintable } from './quoted-printable.ts';

export type PlainMessage = Readonly<{
  from: Readonly<{ name: string; address: string }>;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
  messageId?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/**
 * The bytes of a mail. The envelope is never made from it: whoever sends names sender and recipient again.
 *
 * nodemailer's composer is ruled out here: as a tree of streams it takes half a millisecond for a mail, more than everything
 * else that is done for it. What we write is always the same: a head, a plain text, and the same in HTML.
 */
export function renderMessage(mail: PlainMessage): Promise<Buffer> {
  return Promise.resolve().then(() => render(mail));
}

function render({ from, to, replyTo, subject, text, html, messageId, headers }: PlainMessage): Buffer {
  const id = messageId ?? `<${randomUUID()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const head = [
    addressLine('From', from),
    addressLine('To', { name: '', address: to }),
    ...(replyTo ? [addressLine('Reply-To', { name: '', address: replyTo })] : []),
    headerLine('Subject', subject),
    headerLine('Message-ID', id),
    headerLine('Date', new Date().toUTCString().replace('GMT', '+0000')),
    headerLine('Auto-Submitted', 'auto-generated'),
    ...Object.entries(headers ?? {}).map(([name, value]) => headerLine(name, value)),
    'MIME-Version: 1.0\r\n',
  ].join('');
  if (html === undefined) return Buffer.concat([Buffer.from(head + partHead('plain')), quotedPrintable(text), end]);
  const boundary = `part-${randomUUID()}`;
  const opening = `${head}Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(`${opening}--${boundary}\r\n${partHead('plain')}`),
    quotedPrintable(text),
    Buffer.from(`\r\n--${boundary}\r\n${partHead('html')}`),
    quotedPrintable(html),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

const end = Buffer.from('\r\n');

function partHead(kind: 'plain' | 'html'): string {
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
}
