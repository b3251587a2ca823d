/** How much a text may hold: so many characters as people count them, and so many bytes as disks do. */
export type TextLimit = Readonly<{ graphemes: number; bytes: number }>;

/**
 * What one character may weigh on average: a family of four in one emoji takes 25 bytes. Without a limit in bytes a
 * single character with a million accents would be as short as an "a".
 */
const bytesPerGrapheme = 32;

/** The limit of a short text: a name, a title, a line. */
export function textLimit(graphemes: number): TextLimit {
  return { graphemes, bytes: graphemes * bytesPerGrapheme };
}

/** One for all languages: where a character ends does not depend on the language, only where a word does. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Whether a text is longer than a limit. A grapheme has a UTF-16 unit at least and a unit three bytes at most, so that
 * nearly every text is judged by its length alone.
 */
export function isLongerThan(text: string, { graphemes, bytes }: TextLimit): boolean {
  if (text.length > bytes || (text.length * 3 > bytes && utf8Bytes(text) > bytes)) return true;
  return text.length > graphemes && countGraphemes(text, graphemes + 1) > graphemes;
}

/** The beginning of a text, never cut inside a character. */
export function cutText(text: string, graphemes: number): string {
  if (text.length <= graphemes) return text;
  // What lies beyond the most that the limit can weigh need not be looked at.
  const head = text.slice(0, textLimit(graphemes).bytes);
  let count = 0;
  for (const { index } of segmenter.segment(head)) {
    if (count === graphemes) return head.slice(0, index);
    count += 1;
  }
  return head.length < text.length ? head.slice(0, lastBoundary(head)) : text;
}

function countGraphemes(text: string, enough: number): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count >= enough) break;
  }
  return count;
}

/** Where the last character of a text begins: what was cut off may have belonged to it. */
function lastBoundary(text: string): number {
  let start = 0;
  for (const { index } of segmenter.segment(text)) start = index;
  return start;
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x800) bytes += 2;
    else if (unit >= 0x80) bytes += 1;
    // The two halves of a pair are four bytes together: both were counted as three.
    if (unit >= 0xdc00 && unit <= 0xdfff) bytes -= 2;
  }
  return bytes;
}
