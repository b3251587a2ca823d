/** Half surrogate pairs, replacement characters (a wrong encoding's trace) and whatever steers a printer or a terminal. */
const unreadable = /[\p{Cc}\p{Cs}\ufffd]/u;

/** Whether a text holds what nobody can read, or a database cannot keep. Line ends and tabs are texts' own. */
export function isUnreadable(text: string): boolean {
  return unreadable.test(text.replaceAll(/[\r\n\t]/g, ' '));
}

/** The same for a text of one line. */
export function isUnreadableLine(text: string): boolean {
  return unreadable.test(text);
}
