import type { FileReading } from './schema.ts';

type Encoding = FileReading['encoding'];

/** Watches the pieces of a file go by and says afterwards in which encoding it was most likely written. */
export type EncodingGuess = Readonly<{ add: (piece: Buffer) => void; result: () => Encoding | undefined }>;

/**
 * A byte order mark decides; zeros on every other place mean UTF-16; what is UTF-8 throughout is UTF-8, since other
 * encodings fit it only by chance; the rest is what Excel writes in Western Europe. Bytes that no text has (zeros
 * elsewhere) give undefined: it is no text.
 */
export function guessEncoding(): EncodingGuess {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let first: Buffer | undefined;
  let hasZero = false;
  return {
    add: (piece) => {
      first ??= piece;
      hasZero ||= piece.includes(0);
      if (!isUtf8) return;
      try {
        utf8.decode(piece, { stream: true });
      } catch {
        isUtf8 = false;
      }
    },
    result: () => {
      const marked = first === undefined ? undefined : (markOf(first) ?? widthOf(first));
      if (marked !== undefined) return marked;
      if (hasZero) return undefined;
      return isUtf8 && endsWell(utf8) ? 'utf-8' : 'windows-1252';
    },
  };
}

function endsWell(decoder: Readonly<{ decode: () => string }>): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function markOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** Latin text in UTF-16 has a zero in nearly every other byte: the high ones. */
function widthOf(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.6 && odd < half * 0.1 ? 'utf-16be' : undefined;
}

/**
 * Turns the pieces of a file into text. A byte order mark is taken off; what does not fit the encoding becomes U+FFFD,
 * which no row with it passes, so that a wrong choice is seen and not stored.
 */
export async function* decodeText(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
