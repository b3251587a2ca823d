import { gap } from '../mail/splice.ts';
import type { InvitationContent } from './invitation-content.ts';

/**
 * The text part, written for reading rather than stripped from the HTML: every mark is a line with its own link.
 * The honeypot has no place here; a text hides nothing from a person.
 */
export function invitationText(content: InvitationContent): string {
  const { paragraphs, question, tapHint, openLink, readerSentence, regards, senderName } = content;
  const signature = [regards, senderName, content.organisation];
  const footer = [
    content.why,
    `${content.unsubscribe}: ${gap('unsubscribe')}`,
    `${content.privacy}: ${content.privacyUrl}`,
    ...(content.postalAddress === undefined ? [] : [content.postalAddress]),
  ];
  const blocks = [
    gap('greeting'),
    ...paragraphs,
    question,
    markLines(content).join('\n'),
    `${tapHint}\n${openLink}: ${gap('answer')}`,
    readerSentence,
    signature.join('\n'),
    // The two dashes and a space tell a mail program that what follows is not the message.
    `-- \n${footer.join('\n')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function markLines({ marks, isList, hasNumbers }: InvitationContent): readonly string[] {
  const numbered = (score: number) => (hasNumbers ? `${score}  ` : '');
  if (isList) return marks.map(({ score, label }) => `${numbered(score)}${label ?? ''}\n   ${gap('answer')}/${score}`);
  return marks.map(({ score, label }) => {
    const words = label === undefined ? '' : `  (${label})`;
    return `${String(score).padStart(2)}  ${gap('answer')}/${score}${words}`;
  });
}
