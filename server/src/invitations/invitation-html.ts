import { escapeHtml } from '../mail/escape-html.ts';
import { gap } from '../mail/splice.ts';
import type { ContentBlock, InvitationContent, QuestionContent } from './invitation-content.ts';
import { markKeys } from './invitation-keys.ts';

const sans = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const ink = 'color:#17201f';
const muted = 'color:#55605d';
const table = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/**
 * The mail as HTML: tables, live text, no image at all. Light values stand inline, because some programs drop the
 * style element; dark ones in the style element, because no program that drops it has a dark mode of its own to serve.
 * The style block for `[data-ogsc]` is Outlook's own way of asking for dark.
 */
export function invitationHtml(content: InvitationContent): string {
  const { language, direction, subject, organisation } = content;
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
${hidden(escapeHtml(content.preheader))}
<div role="main" aria-label="${escapeHtml(subject)}" lang="${language}" dir="${direction}">
${table} class="bg" style="background:#f3f1ec"><tr><td class="out" align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
${table} style="max-width:600px">
<tr><td class="pad ink" align="${start}" style="padding:12px 24px 14px;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(organisation)}</td></tr>
<tr><td class="card" align="${start}" style="background:#ffffff;border:1px solid #dcd9d1;border-radius:14px">
${card(content)}
</td></tr>
<tr><td class="pad" align="${start}" style="padding:18px 24px 32px">${footer(content)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
${hidden(`<a href="${gap('honeypot')}" tabindex="-1" rel="nofollow">.</a>`)}
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
  '.k{background:#151b1a!important;border-color:#75817d!important}.btn{background:#6fd0c4!important;color:#06201d!important}',
  '.rule{border-color:#3a4442!important}a:focus-visible{outline-color:#6fd0c4}}',
  '[data-ogsc] .ink{color:#eef2f0!important}[data-ogsc] .mut{color:#a9b4b0!important}',
  '[data-ogsb] .card,[data-ogsb] .k{background:#1a2120!important}[data-ogsb] .bg{background:#0d1110!important}',
].join('');

/** What programs show beside the subject, and the link that no person sees: in the mail, out of sight and of speech. */
function hidden(content: string): string {
  return `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">${content}</div>`;
}

function card({ slip, blocks }: InvitationContent): string {
  return `${table}>
<tr><td class="pad slip" style="padding:16px 24px;background:#fbfaf7;border-bottom:2px dashed #dcd9d1;border-radius:13px 13px 0 0"><p class="ink" style="margin:0;${sans};font-size:17px;line-height:24px;font-weight:bold;${ink}">${escapeHtml(slip.title)}</p><p class="mut" style="margin:0;${sans};font-size:15px;line-height:22px;${muted}">${escapeHtml(slip.detail)}</p></td></tr>
<tr><td class="pad" style="padding:28px 24px 12px">
${blocks.map(blockHtml).join('\n')}
</td></tr></table>`;
}

function blockHtml(block: ContentBlock): string {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'text':
      return block.paragraphs.map((text) => paragraph(lines(text))).join('\n');
    case 'question':
      return question(block);
    case 'button':
      return button(block.label);
    case 'divider':
      return divider;
    case 'along':
      return along(block);
    case 'signature':
      return signature(block);
  }
}

function heading(text: string): string {
  return `<h1 class="ink" style="margin:0 0 16px;font-family:Georgia,'Times New Roman',serif;font-size:24px;line-height:31px;font-weight:bold;${ink}">${escapeHtml(text)}</h1>`;
}

function question(content: QuestionContent): string {
  const { tapHint, preferBlank, openLink } = content;
  return `${heading(content.heading)}
${markKeys(content)}
<p class="mut" style="margin:0 0 16px;${sans};font-size:15px;line-height:22px;${muted}">${escapeHtml(`${tapHint} ${preferBlank}`)} <a class="mut" style="${muted}" href="${gap('answer')}">${escapeHtml(openLink)}</a></p>`;
}

/** Outlook on Windows gives a link no padding, so that it gets a drawn box; all others a link as large as its colour. */
function button(label: string): string {
  const words = escapeHtml(label);
  const url = gap('answer');
  return `${table.replace(' width="100%"', '')} style="margin:4px 0 24px;border-collapse:separate"><tr><td class="btn" align="center" bgcolor="#0b5d57" style="background:#0b5d57;border-radius:10px"><!--[if mso]><v:roundrect href="${url}" style="height:39pt;width:210pt;v-text-anchor:middle" arcsize="20%" stroke="f" fillcolor="#0b5d57"><center style="font-family:Arial;font-size:13pt;font-weight:bold;color:#ffffff">${words}</center></v:roundrect><![endif]--><!--[if !mso]><!--><a class="btn" href="${url}" style="display:inline-block;padding:14px 28px;${sans};font-size:17px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none">${words}</a><!--<![endif]--></td></tr></table>`;
}

function along({ words, label, gap: name }: Extract<ContentBlock, { kind: 'along' }>): string {
  const link = `<a class="ink" style="${ink};font-weight:bold" href="${gap(name)}">${escapeHtml(label)}</a>`;
  return `${divider}\n${paragraph(`${escapeHtml(words)} ${link}`)}`;
}

const divider = `${table} style="margin:8px 0 24px"><tr><td class="rule" height="1" style="height:1px;border-top:1px solid #dcd9d1;font-size:0;line-height:0">&nbsp;</td></tr></table>`;

function signature({ regards, senderName, under }: Extract<ContentBlock, { kind: 'signature' }>): string {
  const below = `<span class="mut" style="${muted}">${under.map(escapeHtml).join('<br>')}</span>`;
  return paragraph(`${escapeHtml(regards)}<br>${escapeHtml(senderName)}<br>${below}`);
}

/** A line end in a paragraph was meant as one. */
function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}

function paragraph(html: string): string {
  return `<p class="ink" style="margin:0 0 16px;${sans};font-size:17px;line-height:26px;${ink}">${html}</p>`;
}

function footer(content: InvitationContent): string {
  const { why, unsubscribe, preferences, privacy, privacyUrl, organisation, postalAddress } = content;
  const small = `class="mut" style="margin:0 0 8px;${sans};font-size:14px;line-height:22px;${muted}"`;
  const link = (url: string, text: string) => `<a class="mut" style="${muted}" href="${url}">${escapeHtml(text)}</a>`;
  const links = [
    link(gap('unsubscribe'), unsubscribe),
    link(gap('preferences'), preferences),
    link(escapeHtml(privacyUrl), privacy),
  ].join(' · ');
  const address =
    postalAddress === undefined ? '' : `<p ${small}>${escapeHtml(`${organisation}, ${postalAddress}`)}</p>`;
  return `<p ${small}>${escapeHtml(why)} ${links}</p>${address}`;
}
