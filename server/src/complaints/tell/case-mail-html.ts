import { escapeHtml } from '../../mail/escape-html.ts';
import {
  buttonHtml,
  headingHtml,
  ink,
  linesHtml,
  mailFrameHtml,
  muted,
  paragraphHtml,
  quietLinkHtml,
  sans,
  smallPrintHtml,
  startOf,
} from '../../mail/mail-frame.ts';

/** What a mail about a case says, in the customer's language, before it is drawn. */
export type CaseMail = Readonly<{
  language: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  organisation: string;
  slip: Readonly<{ title: string; detail: string }>;
  heading: string;
  greeting: string;
  paragraphs: readonly string[];
  /** Days and what happens then, or parts of a decision. */
  rows: readonly Readonly<{ label: string; text: string }>[];
  button: Readonly<{ label: string; url: string }>;
  /** Under the button: how to object. */
  notes: readonly string[];
  signature: Readonly<{ regards: string; name: string; phone: string }>;
  footer: Readonly<{ why: string; privacy: string; privacyUrl: string; postalLine: string }>;
}>;

/** Drawn as the invitations are (mail/mail-frame.ts). */
export function caseMailHtml(mail: CaseMail): string {
  const { language, direction, subject, organisation, slip } = mail;
  const frame = { language, direction, subject, organisation, slip };
  return mailFrameHtml({ ...frame, card: card(mail), footer: footer(mail) });
}

function card({ direction, heading, greeting, paragraphs, rows, button, notes, signature }: CaseMail): string {
  return [
    headingHtml(heading),
    ...[greeting, ...paragraphs].map((text) => paragraphHtml(linesHtml(text))),
    rows.length === 0 ? '' : rowsHtml(rows, startOf(direction)),
    buttonHtml({ words: escapeHtml(button.label), href: escapeHtml(button.url) }),
    notes.map((text) => small(linesHtml(text))).join('\n'),
    paragraphHtml(signatureHtml(signature)),
  ].join('\n');
}

function rowsHtml(rows: CaseMail['rows'], start: string): string {
  const cell = `border-top:1px solid #dcd9d1;${sans};font-size:16px;line-height:23px;${ink}`;
  const html = rows.map(
    ({ label, text }) =>
      `<tr><th scope="row" class="ink rule" align="${start}" valign="top" width="170" style="padding:11px 12px 11px 0;${cell};font-weight:bold">${escapeHtml(label)}</th><td class="ink rule" valign="top" style="padding:11px 0;${cell}">${linesHtml(text)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${html.join('')}</table>`;
}

function signatureHtml({ regards, name, phone }: CaseMail['signature']): string {
  const number = `<span class="mut" style="${muted}">${escapeHtml(phone)}</span>`;
  return `${escapeHtml(regards)}<br>${escapeHtml(name)}${phone === '' ? '' : `<br>${number}`}`;
}

function small(html: string): string {
  return `<p class="mut" style="margin:0 0 16px;${sans};font-size:15px;line-height:22px;${muted}">${html}</p>`;
}

function footer({ organisation, footer: { why, privacy, privacyUrl, postalLine } }: CaseMail): string {
  const address = postalLine === '' ? [] : [escapeHtml(`${organisation}, ${postalLine}`)];
  return smallPrintHtml([`${escapeHtml(why)} ${quietLinkHtml(escapeHtml(privacyUrl), privacy)}`, ...address]);
}

/** The same without any drawing, for whoever reads mail as text. */
export function caseMailText(mail: CaseMail): string {
  const { greeting, heading, paragraphs, rows, button, notes, signature, footer: under, organisation } = mail;
  const blocks = [
    greeting,
    `${heading}.`,
    ...paragraphs,
    ...(rows.length === 0 ? [] : [rows.map(({ label, text }) => `${label}: ${text}`).join('\n')]),
    `${button.label}: ${button.url}`,
    ...notes,
    [signature.regards, [signature.name, signature.phone].filter((part) => part !== '').join(', ')].join('\n'),
    [
      '-- ',
      under.why,
      `${under.privacy}: ${under.privacyUrl}`,
      ...(under.postalLine === '' ? [] : [`${organisation}, ${under.postalLine}`]),
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}
