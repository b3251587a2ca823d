import type { Language } from '@voldaan/domain/language';
import { message } from '../../catalogue/message.ts';
import { escapeHtml, toSingleLine } from '../../mail/escape-html.ts';
import { smallPrint, staffButtonHtml, staffMailHtml } from '../../mail/staff-mail-html.ts';
import type { Digest } from './schema.ts';

type Frame = Readonly<{ language: Language; baseUrl: string }>;

/** The digest as a letter, as every mail of ours looks, and the same in plain text. */
export function digestMail(digest: Digest, { language, baseUrl }: Frame) {
  const { company, heading, sections } = digest;
  const link = `${baseUrl}/digest`;
  const button = message(language, 'mail.digest.button');
  const why = message(language, 'mail.digest.why');
  const subject = toSingleLine(message(language, 'mail.digest.subject', { company, heading }), 200);
  const lineHtml = ({ text, note, path }: Digest['sections'][number]['lines'][number]) => {
    const said = escapeHtml(text);
    const linked = path === null ? said : `<a href="${escapeHtml(baseUrl + path)}" style="color:#0b5d57">${said}</a>`;
    const below = note === null ? '' : `<br><span style="${smallPrint}">${escapeHtml(note)}</span>`;
    return `<p style="margin:0 0 12px">${linked}${below}</p>`;
  };
  const sectionHtml = (section: Digest['sections'][number]) => `
<h2 style="margin:24px 0 8px;padding-top:8px;border-top:1px solid #17201f;font:600 16px/1.3 system-ui,sans-serif">${escapeHtml(section.heading)}</h2>
${section.lines.length === 0 ? `<p style="${smallPrint}">${escapeHtml(section.empty)}</p>` : section.lines.map(lineHtml).join('\n')}`;
  const body = `${sections.map(sectionHtml).join('\n')}
${staffButtonHtml(link, button, '24px')}
<p style="${smallPrint}">${escapeHtml(why)}</p>`;
  const html = staffMailHtml({ language, subject, from: company, heading, body });
  const sectionText = (section: Digest['sections'][number]) =>
    [
      section.heading.toUpperCase(),
      ...(section.lines.length === 0
        ? [section.empty]
        : section.lines.map(({ text, note, path }) =>
            [text, ...(note === null ? [] : [note]), ...(path === null ? [] : [baseUrl + path])].join('\n'),
          )),
    ].join('\n\n');
  return { subject, html, text: [company, heading, ...sections.map(sectionText), link, why].join('\n\n') };
}
