import { cutText } from '@voldaan/domain/text-length';

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, in an element and in a quoted attribute alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => special[character] ?? character);
}

/** One line without control characters: what may stand in a header, a greeting, a link's text. */
export function toSingleLine(text: string, lengthMax = 500): string {
  return cutText(text.replace(/[\s\0-\x1f\x7f-\x9f\u2028\u2029]+/gu, ' ').trim(), lengthMax);
}
