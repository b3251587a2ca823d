/**
 * A text in quoted-printable (RFC 2045, 6.7): 7-bit lines of at most 76 characters, which every server on the way passes on
 * unchanged, and which programs that know nothing else still show in part. A mail is made of many thousands of these bytes,
 * so they are written into one buffer, in one pass.
 */
export function quotedPrintable(text: string): Buffer {
  const source = Buffer.from(text, 'utf8');
  // At worst every byte becomes three, and every 73 of these get a soft line end of three more.
  const target = Buffer.allocUnsafe(source.length * 3 + Math.ceil((source.length * 3) / 73) * 3 + 8);
  let at = 0;
  let column = 0;
  for (let place = 0; place < source.length; place += 1) {
    const byte = source[place] ?? 0;
    if (byte === lineFeed || (byte === carriageReturn && source[place + 1] === lineFeed)) {
      if (byte === carriageReturn) place += 1;
      at = target.writeUInt16BE(lineEnd, at);
      column = 0;
      continue;
    }
    const isPlain = plain[byte] === 1 && !(isBlank(byte) && endsLine(source, place + 1));
    const width = isPlain ? 1 : 3;
    if (column + width > widthMost) {
      target[at] = equals;
      at = target.writeUInt16BE(lineEnd, at + 1);
      column = 0;
    }
    if (isPlain) {
      target[at] = byte;
      at += 1;
    } else {
      target[at] = equals;
      target[at + 1] = digits[byte >> 4] ?? 0;
      target[at + 2] = digits[byte & 15] ?? 0;
      at += 3;
    }
    column += width;
  }
  return target.subarray(0, at);
}

const lineFeed = 10;
const carriageReturn = 13;
const lineEnd = 0x0d0a;
const equals = 61;
const tab = 9;
const space = 32;
/** The line end that breaks a line too long is a character of it. */
const widthMost = 75;
const digits = Buffer.from('0123456789ABCDEF', 'latin1');

const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === tab || (byte >= space && byte < 127 && byte !== equals) ? 1 : 0,
);

function isBlank(byte: number): boolean {
  return byte === space || byte === tab;
}

/** White space at the end of a line is lost on the way unless it is written out. */
function endsLine(source: Buffer, place: number): boolean {
  const next = source[place];
  return next === undefined || next === lineFeed || (next === carriageReturn && source[place + 1] === lineFeed);
}
