import type { Language } from '@voldaan/domain/language';
import { escapeHtml } from './escape-html.ts';

/** How small print stands in a mail to staff. */
export const smallPrint = 'font-size:13px;color:#55605d';

export type StaffMail = Readonly<{
  language: Language;
  subject: string;
  /** Whose mail it is, above the heading. */
  from: string;
  heading: string;
  /** What it says, as HTML. */
  body: string;
}>;

/** A mail to staff as HTML: a heading and what it says, without the frame in which customers get theirs (mail-frame.ts). */
export function staffMailHtml({ language, subject, from, heading, body }: StaffMail): string {
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<p style="${smallPrint}">${escapeHtml(from)}</p>
<h1 style="margin:0 0 16px;font:400 26px/1.15 Georgia,serif">${escapeHtml(heading)}</h1>
${body}</div></body></html>`;
}

/** A link as large as its colour; above it, where the text before it ends close by, a gap. */
export function staffButtonHtml(href: string, words: string, gap = ''): string {
  const look = 'display:inline-block;padding:12px 24px;border-radius:8px;background:#0b5d57;color:#ffffff';
  return `<p${gap === '' ? '' : ` style="margin-top:${gap}"`}><a href="${escapeHtml(href)}" style="${look}">${escapeHtml(words)}</a></p>`;
}
