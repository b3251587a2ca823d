import { escapeHtml } from '../../mail/escape-html.ts';

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

const sans = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const ink = 'color:#17201f';
const muted = 'color:#55605d';
const table = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** Tables and live text, as the invitations are (invitations/invitation-html.ts), where the reasons stand. */
export function caseMailHtml(mail: CaseMail): string {
  const { language, direction, subject, organisation } = mail;
  const start = direction === 'rtl' ? 'right' : 'left';
  return `<!doctype html>
<html lang="${language}" dir="${direction}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<title>${escapeHtml(subject)}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>table{border-collapse:collapse}</style><![endif]-->
<style>${style}</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#f3f1ec">
<div role="main" aria-label="${escapeHtml(subject)}" lang="${language}" dir="${direction}">
${table} class="bg" style="background:#f3f1ec"><tr><td class="out" align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
${table} style="max-width:600px">
<tr><td class="pad ink" align="${start}" style="padding:12px 24px 14px;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(organisation)}</td></tr>
<tr><td class="card" align="${start}" style="background:#ffffff;border:1px solid #dcd9d1;border-radius:14px">
${card(mail, start)}
</td></tr>
<tr><td class="pad" align="${start}" style="padding:18px 24px 32px">${footer(mail)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>
`;
}

const style = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'a:focus-visible{outline:3px solid #0b5d57;outline-offset:2px}',
  '@media(max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.out{padding:0!important}',
  '.card{border-left:0!important;border-right:0!important;border-radius:0!important}.slip{border-radius:0!important}}',
  '@media(prefers-color-scheme:dark){.bg{background:#0d1110!important}',
  '.card{background:#1a2120!important;border-color:#3a4442!important}',
  '.slip{background:#151b1a!important;border-color:#3a4442!important}',
  '.ink,.ink a{color:#eef2f0!important}.mut,.mut a{color:#a9b4b0!important}',
  '.btn{background:#6fd0c4!important;color:#06201d!important}',
  '.rule{border-color:#3a4442!important}a:focus-visible{outline-color:#6fd0c4}}',
  '[data-ogsc] .ink{color:#eef2f0!important}[data-ogsc] .mut{color:#a9b4b0!important}',
  '[data-ogsb] .card{background:#1a2120!important}[data-ogsb] .bg{background:#0d1110!important}',
].join('');

function card(
  { slip, heading, greeting, paragraphs, rows, button, notes, signature }: CaseMail,
  start: string,
): string {
  return `${table}>
<tr><td class="pad slip" style="padding:16px 24px;background:#fbfaf7;border-bottom:2px dashed #dcd9d1;border-radius:13px 13px 0 0"><p class="ink" style="margin:0;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(slip.title)}</p><p class="mut" style="margin:0;${sans};font-size:15px;line-height:22px;${muted}">${escapeHtml(slip.detail)}</p></td></tr>
<tr><td class="pad" style="padding:28px 24px 12px">
<h1 class="ink" style="margin:0 0 16px;font-family:Georgia,'Times New Roman',serif;font-size:24px;line-height:31px;font-weight:bold;${ink}">${escapeHtml(heading)}</h1>
${[greeting, ...paragraphs].map((text) => paragraph(lines(text))).join('\n')}
${rows.length === 0 ? '' : rowsHtml(rows, start)}
${buttonHtml(button)}
${notes.map((text) => small(lines(text))).join('\n')}
${paragraph(signatureHtml(signature))}
</td></tr></table>`;
}

function rowsHtml(rows: CaseMail['rows'], start: string): string {
  const cell = `border-top:1px solid #dcd9d1;${sans};font-size:16px;line-height:23px;${ink}`;
  const html = rows.map(
    ({ label, text }) =>
      `<tr><th scope="row" class="ink rule" align="${start}" valign="top" width="170" style="padding:11px 12px 11px 0;${cell};font-weight:bold">${escapeHtml(label)}</th><td class="ink rule" valign="top" style="padding:11px 0;${cell}">${lines(text)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${html.join('')}</table>`;
}

/** Outlook on Windows gives a link no padding, so that it gets a drawn box; all others a link as large as its colour. */
function buttonHtml({ label, url }: CaseMail['button']): string {
  const words = escapeHtml(label);
  const href = escapeHtml(url);
  return `${table.replace(' width="100%"', '')} style="margin:4px 0 24px;border-collapse:separate"><tr><td class="btn" align="center" bgcolor="#0b5d57" style="background:#0b5d57;border-radius:10px"><!--[if mso]><v:roundrect href="${href}" style="height:39pt;width:210pt;v-text-anchor:middle" arcsize="20%" stroke="f" fillcolor="#0b5d57"><center style="font-family:Arial;font-size:13pt;font-weight:bold;color:#ffffff">${words}</center></v:roundrect><![endif]--><!--[if !mso]><!--><a class="btn" href="${href}" style="display:inline-block;padding:14px 28px;${sans};font-size:17px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none">${words}</a><!--<![endif]--></td></tr></table>`;
}

function signatureHtml({ regards, name, phone }: CaseMail['signature']): string {
  const number = `<span class="mut" style="${muted}">${escapeHtml(phone)}</span>`;
  return `${escapeHtml(regards)}<br>${escapeHtml(name)}${phone === '' ? '' : `<br>${number}`}`;
}

function paragraph(html: string): string {
  return `<p class="ink" style="margin:0 0 16px;${sans};font-size:17px;line-height:26px;${ink}">${html}</p>`;
}

function small(html: string): string {
  return `<p class="mut" style="margin:0 0 16px;${sans};font-size:15px;line-height:22px;${muted}">${html}</p>`;
}

/** A line end in a text was meant as one. */
function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}

function footer({ organisation, footer: { why, privacy, privacyUrl, postalLine } }: CaseMail): string {
  const look = `class="mut" style="margin:0 0 8px;${sans};font-size:14px;line-height:22px;${muted}"`;
  const link = `<a class="mut" style="${muted}" href="${escapeHtml(privacyUrl)}">${escapeHtml(privacy)}</a>`;
  const address = postalLine === '' ? '' : `<p ${look}>${escapeHtml(`${organisation}, ${postalLine}`)}</p>`;
  return `<p ${look}>${escapeHtml(why)} ${link}</p>${address}`;
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
