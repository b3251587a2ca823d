import type { Language } from '@voldaan/domain/language';
import { message } from '../catalogue/message.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { momentWords, sayAlert } from './alert-words.ts';
import type { ToldEvent } from './message-views.ts';

type Frame = Readonly<{ company: string; language: Language; baseUrl: string }>;

/** A mail of more is not read to its end; the rest is in the app. */
const shownMost = 50;

/** What fired, together, as a letter: one line each, the rule above it and the way to it behind it. */
export function alertMail(events: readonly ToldEvent[], { company, language, baseUrl }: Frame) {
  const lines = events.slice(0, shownMost).map(({ rule_name, about, at }) => {
    const { text, path } = sayAlert(language, about);
    return { rule: rule_name, text, url: baseUrl + path, at: momentWords(at.toISOString(), language) };
  });
  const [only] = lines;
  const heading =
    lines.length === 1 && only !== undefined
      ? only.text
      : message(language, 'mail.alert.heading', { count: events.length });
  const names = [...new Set(events.map(({ rule_name }) => rule_name))].join(', ');
  const why = message(language, 'mail.alert.why', { rules: names });
  const rest = events.length - lines.length;
  const more = rest > 0 ? [message(language, 'alerts.channel.rest', { count: rest })] : [];
  const subject = toSingleLine(message(language, 'mail.alert.subject', { rules: names, heading }), 200);
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<p style="font-size:13px;color:#55605d">${escapeHtml(company)}</p>
<h1 style="margin:0 0 16px;font:400 26px/1.15 Georgia,serif">${escapeHtml(heading)}</h1>
${lines.map(({ rule, text, url, at }) => `<p><a href="${escapeHtml(url)}" style="color:#0b5d57">${escapeHtml(text)}</a><br><span style="font-size:13px;color:#55605d">${escapeHtml(`${rule}, ${at}`)}</span></p>`).join('\n')}
${more.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}
<p style="font-size:13px;color:#55605d">${escapeHtml(why)}</p></div></body></html>`;
  const written = lines.map(({ rule, text, url, at }) => `${text}\n${rule}, ${at}\n${url}`);
  return { subject, html, text: [company, heading, ...written, ...more, why].join('\n\n') };
}
