/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236), also behind blanks and
 * characters without width, in full-width forms, and after a separator that another locale would cut at.
 */
export function inertText(text: string): string {
  return /(?:^|[,;\t\r\n|])["'\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}
