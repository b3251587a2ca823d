import { escapeHtml } from '../mail/escape-html.ts';
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
  table,
} from '../mail/mail-frame.ts';
import { gap } from '../mail/splice.ts';
import type { ContentBlock, InvitationContent, QuestionContent } from './invitation-content.ts';
import { markKeys } from './invitation-keys.ts';

/** The mail as HTML. What programs show beside the subject, and the link that no person sees, are out of sight. */
export function invitationHtml(content: InvitationContent): string {
  const { language, direction, subject, organisation, slip, blocks, preheader } = content;
  return mailFrameHtml({
    ...{ language, direction, subject, organisation, slip },
    card: blocks.map(blockHtml).join('\n'),
    footer: footer(content),
    hasKeys: true,
    hidden: {
      before: escapeHtml(preheader),
      after: `<a href="${gap('honeypot')}" tabindex="-1" rel="nofollow">.</a>`,
    },
  });
}

function blockHtml(block: ContentBlock): string {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block.text);
    case 'text':
      return block.paragraphs.map((text) => paragraphHtml(linesHtml(text))).join('\n');
    case 'question':
      return question(block);
    case 'button':
      return buttonHtml({ words: escapeHtml(block.label), href: gap('answer') });
    case 'divider':
      return divider;
    case 'along':
      return along(block);
    case 'signature':
      return signature(block);
  }
}

function question(content: QuestionContent): string {
  const { tapHint, preferBlank, openLink } = content;
  return `${headingHtml(content.heading)}
${markKeys(content)}
<p class="mut" style="margin:0 0 16px;${sans};font-size:15px;line-height:22px;${muted}">${escapeHtml(`${tapHint} ${preferBlank}`)} <a class="mut" style="${muted}" href="${gap('answer')}">${escapeHtml(openLink)}</a></p>`;
}

function along({ words, label, gap: name }: Extract<ContentBlock, { kind: 'along' }>): string {
  const link = `<a class="ink" style="${ink};font-weight:bold" href="${gap(name)}">${escapeHtml(label)}</a>`;
  return `${divider}\n${paragraphHtml(`${escapeHtml(words)} ${link}`)}`;
}

const divider = `${table} style="margin:8px 0 24px"><tr><td class="rule" height="1" style="height:1px;border-top:1px solid #dcd9d1;font-size:0;line-height:0">&nbsp;</td></tr></table>`;

function signature({ regards, senderName, under }: Extract<ContentBlock, { kind: 'signature' }>): string {
  const below = `<span class="mut" style="${muted}">${under.map(escapeHtml).join('<br>')}</span>`;
  return paragraphHtml(`${escapeHtml(regards)}<br>${escapeHtml(senderName)}<br>${below}`);
}

function footer(content: InvitationContent): string {
  const { why, unsubscribe, preferences, privacy, privacyUrl, organisation, postalAddress } = content;
  const links = [
    quietLinkHtml(gap('unsubscribe'), unsubscribe),
    quietLinkHtml(gap('preferences'), preferences),
    quietLinkHtml(escapeHtml(privacyUrl), privacy),
  ].join(' · ');
  const address = postalAddress === undefined ? [] : [escapeHtml(`${organisation}, ${postalAddress}`)];
  return smallPrintHtml([`${escapeHtml(why)} ${links}`, ...address]);
}
