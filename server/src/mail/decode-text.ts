/** Text in the character set that it names, or in the one that most mail is in. */
export function decodeText(bytes: string, charset: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  try {
    return new TextDecoder(charset).decode(buffer).toWellFormed();
  } catch {
    // A character set that nobody knows: UTF-8 shows most of it, and marks the rest.
    return new TextDecoder('utf-8').decode(buffer);
  }
}
