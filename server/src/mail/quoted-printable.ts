/**
 * A text in quoted-printable (RFC 2045, 6.7): 7-bit lines of at most 76 characters, which every server on the way passes on
 * unchanged, and which programs that know nothing else still show in part. A mail is made of many thousands of these bytes,
 * so they are written in one pass, into room that is used again for the next: new room for the worst case, ten times the
 * text, costs a quarter of the time.
 */
export function quotedPrintable(text: string): Buffer {
  const { source, target } = roomFor(text.length);
  const length = source.write(text, 'utf8');
  let at = 0;
  let column = 0;
  for (let place = 0; place < length; place += 1) {
    const byte = source[place] ?? 0;
    const isSent = plain[byte] === 1 && !(isBlank(byte) && endsLine(source, place + 1, length));
    if (!isSent && endsLine(source, place, length)) {
      if (byte === carriageReturn) place += 1;
      target[at] = carriageReturn;
      target[at + 1] = lineFeed;
      at += 2;
      column = 0;
      continue;
    }
    const width = isSent ? 1 : 3;
    if (column + width > widthMost) {
      target[at] = equals;
      target[at + 1] = carriageReturn;
      target[at + 2] = lineFeed;
      at += 3;
      column = 0;
    }
    if (isSent) {
      target[at] = byte;
    } else {
      target[at] = equals;
      target[at + 1] = digits[byte >> 4] ?? 0;
      target[at + 2] = digits[byte & 15] ?? 0;
    }
    at += width;
    column += width;
  }
  return Buffer.from(target.subarray(0, at));
}

type Room = Readonly<{ source: Buffer; target: Buffer }>;

const keptCharacters = 64 * 1024;
const kept = makeRoom(keptCharacters);

/** The same room for every text of common length; nothing of it leaves, and a text is written without a pause. */
function roomFor(characters: number): Room {
  return characters <= keptCharacters ? kept : makeRoom(characters);
}

/** At worst a character is three bytes, each of these becomes three, and every 73 of them get a soft line end of three more. */
function makeRoom(characters: number): Room {
  const bytes = characters * 3;
  return {
    source: Buffer.allocUnsafe(bytes),
    target: Buffer.allocUnsafe(bytes * 3 + Math.ceil((bytes * 3) / 73) * 3 + 8),
  };
}

const lineFeed = 10;
const carriageReturn = 13;
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
function endsLine(source: Buffer, place: number, length: number): boolean {
  if (place >= length) return true;
  const next = source[place];
  return next === lineFeed || (next === carriageReturn && place + 1 < length && source[place + 1] === lineFeed);
}
