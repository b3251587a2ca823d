import { message } from '../catalogue/message.ts';
import { type AlertReader, momentWords, sayAlert } from '../complaints/notices/alert-words.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { smallPrint, staffMailHtml } from '../mail/staff-mail-html.ts';
import type { ToldEvent } from './message-views.ts';

type Frame = AlertReader & Readonly<{ company: string; baseUrl: string }>;

/** A mail of more is not read to its end; the rest is in the app. */
const shownMost = 50;

/** What fired, together, as a letter: one line each, the rule above it and the way to it behind it. */
export function alertMail(events: readonly ToldEvent[], { company, language, zone, baseUrl }: Frame) {
  const reader = { language, zone };
  const lines = events.slice(0, shownMost).map(({ rule_name, about, at }) => {
    const { text, path } = sayAlert(reader, about);
    return { rule: rule_name, text, url: baseUrl + path, at: momentWords(at.toISOString(), reader) };
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
  const body = `${lines.map(({ rule, text, url, at }) => `<p><a href="${escapeHtml(url)}" style="color:#0b5d57">${escapeHtml(text)}</a><br><span style="${smallPrint}">${escapeHtml(`${rule}, ${at}`)}</span></p>`).join('\n')}
${more.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}
<p style="${smallPrint}">${escapeHtml(why)}</p>`;
  const html = staffMailHtml({ language, subject, from: company, heading, body });
  const written = lines.map(({ rule, text, url, at }) => `${text}\n${rule}, ${at}\n${url}`);
  return { subject, html, text: [company, heading, ...written, ...more, why].join('\n\n') };
}
