const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Undoes a Content-Transfer-Encoding (RFC 2045). Bytes in and out, one in each character. */
export function decodeTransfer(body: string, encoding: string): string {
  if (encoding === 'base64') return decodeBase64(body);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return body;
}

/** What is no letter of base64 is passed by, as the standard asks. */
export function decodeBase64(text: string): string {
  const pieces: string[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    pieces.push(String.fromCharCode((held >> bits) & 255));
  }
  return pieces.join('');
}

function decodeQuotedPrintable(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return decodeQuoted(lines.join('\n').replaceAll('=\n', ''));
}

/** `K=C3=A5ri` */
export function decodeQuoted(text: string): string {
  return text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
