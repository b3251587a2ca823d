import type { Sighting } from '../judge.ts';

/** How a text reads when it comes back: names lose the blanks around them, nothing else changes anything. */
export function compareText(sent: string, found: string | undefined): NonNullable<Sighting['kept']> {
  if (found === undefined) return 'absent';
  return found === sent || found === sent.trim() ? 'same' : 'other';
}

/** Whether a page that shows a text shows it as text: nothing that opens a tag in it stands there as it was typed. */
export function isShownAsText(html: string, text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const piece = text.slice(at, at + 20);
    // A bare tag at the end of the text may be one of the page's own, as the beginning of a comment may.
    if (piece.length > 4 && !/^<\/?\w+>?$/.test(piece) && html.includes(piece)) return false;
  }
  return true;
}
