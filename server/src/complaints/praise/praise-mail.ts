import type { Language } from '@voldaan/domain/language';
import { cutText } from '@voldaan/domain/text-length';
import { message } from '../../catalogue/message.ts';
import { escapeHtml, toSingleLine } from '../../mail/escape-html.ts';
import type { Praise } from './praise-views.ts';

const wordsMost = 1000;

type Written = Readonly<{ subject: string; html: string; text: string }>;
type Said = Pick<Praise, 'words' | 'customer' | 'language'> & Readonly<{ about?: string }>;
type Parts = Readonly<{ language: Language; heading: string; intro: string; praise: readonly Said[]; why: string }>;

/** What a customer said about a colleague, to that colleague. */
export function complimentMail(language: Language, praise: Said): Written {
  return written({
    language,
    heading: message(language, 'mail.praise.heading'),
    intro: message(language, 'mail.praise.intro'),
    praise: [praise],
    why: message(language, 'mail.praise.why'),
  });
}

/** The kind words of a week, to everybody. */
export function digestMail(language: Language, praise: readonly Praise[]): Written {
  return written({
    language,
    heading: message(language, 'mail.praise-week.heading', { count: praise.length }),
    intro: message(language, 'mail.praise-week.intro'),
    praise: praise.map((one) => ({ ...one, about: one.staff_name })),
    why: message(language, 'mail.praise-week.why'),
  });
}

function written({ language, heading, intro, praise, why }: Parts): Written {
  const subject = toSingleLine(heading, 200);
  const said = praise.map((one) => ({ ...one, words: cutText(one.words, wordsMost), by: byline(language, one) }));
  const quotes = said
    .map(
      ({
        words,
        by,
        language: spoken,
        about,
      }) => `${about === undefined ? '' : `<h2 style="margin:24px 0 0;font-size:16px;line-height:1.3">${escapeHtml(about)}</h2>`}
<blockquote lang="${escapeHtml(spoken)}" style="margin:8px 0;padding:0 0 0 16px;border-left:3px solid #0b5d57;white-space:pre-line">${escapeHtml(words)}</blockquote>
${by === '' ? '' : `<p style="margin:0 0 16px;font-size:13px;color:#55605d">${escapeHtml(by)}</p>`}`,
    )
    .join('\n');
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(heading)}</h1>
<p>${escapeHtml(intro)}</p>
${quotes}
<p style="font-size:13px;color:#55605d">${escapeHtml(why)}</p></div></body></html>`;
  const lines = said.map(({ words, by, about }) => [about, words, by].filter(Boolean).join('\n'));
  return { subject, html, text: [heading, intro, ...lines, why].join('\n\n') };
}

function byline(language: Language, { customer }: Said): string {
  return customer === '' ? '' : message(language, 'mail.praise.by', { name: toSingleLine(customer, 200) });
}
