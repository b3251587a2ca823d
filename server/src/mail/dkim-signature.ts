import { createHash, createPrivateKey, sign } from 'node:crypto';

export type DkimIdentity = Readonly<{ domain: string; selector: string; privateKey: string }>;

/**
 * Headers that a signature covers when they are there (RFC 6376, 5.4). Both unsubscribe headers are among them, without
 * which the big receivers do not show one-click unsubscribing (RFC 8058, 4). From is named twice, so that a second one
 * that is put on later breaks the signature.
 */
const signedNames = [
  'from',
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
  'auto-submitted',
  'precedence',
] as const;

/**
 * Signs mails with RSA and SHA-256, relaxed in headers and body, which survives what relays do to white space. nodemailer
 * has a signer of its own, as a stream for each mail; here a mail is one buffer already, and one pass is enough.
 */
export function dkimSigner({ domain, selector, privateKey }: DkimIdentity): (raw: Buffer) => Promise<Buffer> {
  const key = createPrivateKey(privateKey);
  return async (raw) => {
    const text = withLineEnds(raw.toString('latin1'));
    const { headers, body } = splitMail(text);
    const covered = coveredHeaders(headers);
    const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
    const names = covered.map(({ name }) => name).join(':');
    const unsigned = `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector}; h=${fold(names)};\r\n bh=${bodyHash};\r\n b=`;
    const lines = covered.filter(({ line }) => line !== '').map(({ line }) => relaxedHeader(line));
    const input = `${lines.join('\r\n')}\r\n${relaxedHeader(`DKIM-Signature: ${unsigned}`)}`;
    const signature = await new Promise<Buffer>((resolve, reject) => {
      sign('sha256', Buffer.from(input, 'latin1'), key, (error, made) => (error ? reject(error) : resolve(made)));
    });
    return Buffer.from(`DKIM-Signature: ${unsigned}${foldBase64(signature)}\r\n${text}`, 'latin1');
  };
}

/** A line feed by itself becomes a line end on its way into the server: it must be one before it is signed. */
function withLineEnds(text: string): string {
  return /(?<!\r)\n/.test(text) ? text.replaceAll(/\r?\n/g, '\r\n') : text;
}

/** Header lines with their folds, and the body. The text holds a byte in each character, for a mail may hold any. */
function splitMail(text: string): Readonly<{ headers: readonly string[]; body: string }> {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  return { headers: head.split(/\r\n(?![ \t])/), body: end < 0 ? '' : text.slice(end + 4) };
}

type CoveredHeader = Readonly<{ name: string; line: string }>;

/** Of a header that stands twice the last is signed first (5.4.2); one that is not there is signed as being absent. */
function coveredHeaders(headers: readonly string[]): readonly CoveredHeader[] {
  const byName = new Map<string, string[]>();
  for (const line of headers) {
    const name = line.slice(0, line.indexOf(':')).trim().toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), line]);
  }
  return signedNames.flatMap((name) => {
    const line = byName.get(name)?.pop();
    if (line === undefined && name !== 'from') return [];
    return [{ name, line: line ?? '' }];
  });
}

/** 3.4.2: name in lower case, folds undone, runs of white space as one space, none around the colon and at the end. */
function relaxedHeader(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** 3.4.4: runs of white space as one space, none at the end of a line, and one line end at the end of the body. */
function relaxedBody(body: string): string {
  // Single blanks, nearly all of them, are left where they stand.
  const relaxed = body.replaceAll(/[ \t]{2,}|\t/g, ' ').replaceAll(' \r\n', '\r\n');
  let end = relaxed.length;
  if (relaxed.endsWith(' ')) end -= 1;
  while (end >= 2 && relaxed.startsWith('\r\n', end - 2)) end -= 2;
  return end <= 0 ? '' : `${relaxed.slice(0, end)}\r\n`;
}

function fold(names: string): string {
  return names.replaceAll(/(.{50,64}?:)(?=.)/g, '$1\r\n ');
}

function foldBase64(signature: Buffer): string {
  return signature
    .toString('base64')
    .replaceAll(/.{72}/g, '\r\n $&')
    .replace(/^\r\n /, '');
}
