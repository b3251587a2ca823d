import { escapeHtml } from './escape-html.ts';

export const sans = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
export const ink = 'color:#17201f';
export const muted = 'color:#55605d';
export const table = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

export type MailFrame = Readonly<{
  language: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  organisation: string;
  slip: Readonly<{ title: string; detail: string }>;
  /** What the mail says, and what stands under it. */
  card: string;
  footer: string;
  /** Whether keys to answer by are drawn, which have colours of their own. */
  hasKeys?: boolean;
  /** Before and after all that is seen. */
  hidden?: Readonly<{ before: string; after: string }>;
}>;

/**
 * A mail to a customer as HTML: tables, live text, no image at all. Light values stand inline, because some programs drop the
 * style element; dark ones in the style element, because no program that drops it has a dark mode of its own to serve.
 * The style block for `[data-ogsc]` is Outlook's own way of asking for dark.
 */
export function mailFrameHtml(frame: MailFrame): string {
  const { language, direction, subject, organisation, slip, card, footer, hasKeys = false, hidden } = frame;
  const start = startOf(direction);
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
<style>${styleOf(hasKeys)}</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#f3f1ec">
${hidden === undefined ? '' : `${outOfSight(hidden.before)}\n`}<div role="main" aria-label="${escapeHtml(subject)}" lang="${language}" dir="${direction}">
${table} class="bg" style="background:#f3f1ec"><tr><td class="out" align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
${table} style="max-width:600px">
<tr><td class="pad ink" align="${start}" style="padding:12px 24px 14px;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(organisation)}</td></tr>
<tr><td class="card" align="${start}" style="background:#ffffff;border:1px solid #dcd9d1;border-radius:14px">
${slipHtml(slip)}
<tr><td class="pad" style="padding:28px 24px 12px">
${card}
</td></tr></table>
</td></tr>
<tr><td class="pad" align="${start}" style="padding:18px 24px 32px">${footer}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
${hidden === undefined ? '' : `${outOfSight(hidden.after)}\n`}</body>
</html>
`;
}

/** Where lines begin, for the programs that know no `start`. */
export function startOf(direction: MailFrame['direction']): 'left' | 'right' {
  return direction === 'rtl' ? 'right' : 'left';
}

function styleOf(hasKeys: boolean): string {
  const key = '.k{background:#151b1a!important;border-color:#75817d!important}';
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    'a:focus-visible{outline:3px solid #0b5d57;outline-offset:2px}',
    '@media(max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.out{padding:0!important}',
    '.card{border-left:0!important;border-right:0!important;border-radius:0!important}.slip{border-radius:0!important}}',
    '@media(prefers-color-scheme:dark){.bg{background:#0d1110!important}',
    '.card{background:#1a2120!important;border-color:#3a4442!important}',
    '.slip{background:#151b1a!important;border-color:#3a4442!important}',
    '.ink,.ink a{color:#eef2f0!important}.mut,.mut a{color:#a9b4b0!important}',
    `${hasKeys ? key : ''}.btn{background:#6fd0c4!important;color:#06201d!important}`,
    '.rule{border-color:#3a4442!important}a:focus-visible{outline-color:#6fd0c4}}',
    '[data-ogsc] .ink{color:#eef2f0!important}[data-ogsc] .mut{color:#a9b4b0!important}',
    `[data-ogsb] .card${hasKeys ? ',[data-ogsb] .k' : ''}{background:#1a2120!important}`,
    '[data-ogsb] .bg{background:#0d1110!important}',
  ].join('');
}

/** In the mail, out of sight and of speech. */
function outOfSight(content: string): string {
  return `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">${content}</div>`;
}

function slipHtml({ title, detail }: MailFrame['slip']): string {
  return `${table}>
<tr><td class="pad slip" style="padding:16px 24px;background:#fbfaf7;border-bottom:2px dashed #dcd9d1;border-radius:13px 13px 0 0"><p class="ink" style="margin:0;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(title)}</p><p class="mut" style="margin:0;${sans};font-size:15px;line-height:22px;${muted}">${escapeHtml(detail)}</p></td></tr>`;
}

export function headingHtml(text: string): string {
  return `<h1 class="ink" style="margin:0 0 16px;font-family:Georgia,'Times New Roman',serif;font-size:24px;line-height:31px;font-weight:bold;${ink}">${escapeHtml(text)}</h1>`;
}

export function paragraphHtml(html: string): string {
  return `<p class="ink" style="margin:0 0 16px;${sans};font-size:17px;line-height:26px;${ink}">${html}</p>`;
}

/** A line end in a text was meant as one. */
export function linesHtml(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}

/** Outlook on Windows gives a link no padding, so that it gets a drawn box; all others a link as large as its colour. */
export function buttonHtml({ words, href }: Readonly<{ words: string; href: string }>): string {
  return `${table.replace(' width="100%"', '')} style="margin:4px 0 24px;border-collapse:separate"><tr><td class="btn" align="center" bgcolor="#0b5d57" style="background:#0b5d57;border-radius:10px"><!--[if mso]><v:roundrect href="${href}" style="height:39pt;width:210pt;v-text-anchor:middle" arcsize="20%" stroke="f" fillcolor="#0b5d57"><center style="font-family:Arial;font-size:13pt;font-weight:bold;color:#ffffff">${words}</center></v:roundrect><![endif]--><!--[if !mso]><!--><a class="btn" href="${href}" style="display:inline-block;padding:14px 28px;${sans};font-size:17px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none">${words}</a><!--<![endif]--></td></tr></table>`;
}

/** The small print below, each part a line of its own; `html`, as it may hold links. */
export function smallPrintHtml(parts: readonly string[]): string {
  const look = `class="mut" style="margin:0 0 8px;${sans};font-size:14px;line-height:22px;${muted}"`;
  return parts.map((html) => `<p ${look}>${html}</p>`).join('');
}

export function quietLinkHtml(href: string, words: string): string {
  return `<a class="mut" style="${muted}" href="${href}">${escapeHtml(words)}</a>`;
}
