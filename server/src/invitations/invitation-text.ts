import { gap } from '../mail/splice.ts';
import type { ContentBlock, InvitationContent, QuestionContent } from './invitation-content.ts';

/**
 * The text part, written for reading rather than stripped from the HTML: every mark is a line with its own link.
 * The honeypot has no place here; a text hides nothing from a person.
 */
export function invitationText(content: InvitationContent): string {
  const footer = [
    content.why,
    `${content.unsubscribe}: ${gap('unsubscribe')}`,
    `${content.preferences}: ${gap('preferences')}`,
    `${content.privacy}: ${content.privacyUrl}`,
    ...(content.postalAddress === undefined ? [] : [content.postalAddress]),
  ];
  // The two dashes and a space tell a mail program that what follows is not the message.
  return `${[...content.blocks.flatMap(blockText), `-- \n${footer.join('\n')}`].join('\n\n')}\n`;
}

function blockText(block: ContentBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
      return block.paragraphs;
    case 'question':
      return questionText(block);
    case 'button':
      return [`${block.label}: ${gap('answer')}`];
    case 'divider':
      return ['* * *'];
    case 'along':
      return ['* * *', `${block.words} ${block.label}\n   ${gap(block.gap)}`];
    case 'signature':
      return [[block.regards, block.senderName, ...block.under].join('\n')];
  }
}

function questionText(content: QuestionContent): readonly string[] {
  const { question, tapHint, openLink } = content;
  return [question, markLines(content).join('\n'), `${tapHint}\n${openLink}: ${gap('answer')}`];
}

function markLines({ marks, isList, hasNumbers }: QuestionContent): readonly string[] {
  const numbered = (score: number) => (hasNumbers ? `${score}  ` : '');
  if (isList) return marks.map(({ score, label }) => `${numbered(score)}${label ?? ''}\n   ${gap('answer')}/${score}`);
  return marks.map(({ score, label }) => {
    const words = label === undefined ? '' : `  (${label})`;
    return `${String(score).padStart(2)}  ${gap('answer')}/${score}${words}`;
  });
}
