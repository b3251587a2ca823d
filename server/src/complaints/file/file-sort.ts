/** Sorts of file that may come with a case: what a browser shows without running anything in them, and plain text. */
export const fileSorts = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'text/plain',
] as const;
export type FileSort = (typeof fileSorts)[number];

/** The ending that a file of this sort is given, whatever its sender called it. */
export const endingOf: Readonly<Record<FileSort, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

/**
 * What a file is by its first bytes; undefined for everything that is none of ours. Neither the name nor the type that a
 * browser sends along is asked: both are the sender's word.
 *
 * Use before anything else is done with a file. When not to use: as proof that a file does no harm; judge-file.ts looks on.
 *
 * Source: the signatures of each format's own standard (ISO 10918-1, PNG 3rd edition, RFC 9649, GIF89a, ISO 32000-2).
 *
 * @example
 * fileSortOf(new TextEncoder().encode('%PDF-1.7\n')); // 'application/pdf'
 * @throws nothing.
 */
export function fileSortOf(bytes: Uint8Array): FileSort | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a$/.test(asciiAt(bytes, 0, 6))) return 'image/gif';
  if (/^%PDF-[12]\.\d$/.test(asciiAt(bytes, 0, 8))) return 'application/pdf';
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

/** UTF-8 without control characters, but for tabs and line ends, and with nothing that turns the order of letters round. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u.test(text);
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

/** Bytes as letters, each byte one. */
export function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
