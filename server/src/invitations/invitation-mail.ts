import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { customerMessage } from '../catalogue/customer-message.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { compileSplice, gap } from '../mail/splice.ts';
import { contentOf, type InvitationWave, invitationGaps } from './invitation-content.ts';
import { invitationHtml } from './invitation-html.ts';
import { invitationText } from './invitation-text.ts';

/** What differs from person to person. */
export type InvitationRecipient = Readonly<{
  /** `/a/<token>`: opens the question without a mark; with `/<value>` behind it a mark is preselected. */
  answerUrl: string;
  unsubscribeUrl: string;
  /** A link that no person can see. Whoever opens it is a machine. */
  honeypotUrl: string;
  greetingName?: string;
}>;

export type InvitationMail = Readonly<{ subject: string; html: string; text: string }>;

/** Subject and introduction to start from, in the words of the questionnaire. */
export function defaultInvitationTexts(
  definition: SurveyDefinition,
  language: LanguageTag,
): Readonly<{ subject: string; intro: string }> {
  const { questionnaire } = definition;
  // The merge field stays a merge field: it is filled when the mail is made.
  const kept = { org: '{org}' };
  return {
    subject: customerMessage(
      language,
      [`mail.invitation.subject.${questionnaire}`, 'mail.invitation.subject.other'],
      kept,
    ),
    intro: customerMessage(language, [`mail.invitation.intro.${questionnaire}`, 'mail.invitation.intro.other'], kept),
  };
}

/** Makes the mail of one wave once; the result fills in one person and allocates little more than the mail itself. */
export function compileInvitationMail(wave: InvitationWave): (person: InvitationRecipient) => InvitationMail {
  const content = contentOf(wave);
  const html = compileSplice(invitationHtml(content), invitationGaps);
  const text = compileSplice(invitationText(content), invitationGaps);
  const named = compileSplice(customerMessage(wave.language, ['mail.greeting.named'], { name: gap('name') }), ['name']);
  const unnamed = customerMessage(wave.language, ['mail.greeting.unnamed']);
  return (person) => {
    const name = toSingleLine(person.greetingName ?? '', 200);
    return {
      subject: content.subject,
      html: html({
        greeting: escapeHtml(name === '' ? unnamed : named({ name })),
        answer: escapeHtml(person.answerUrl),
        unsubscribe: escapeHtml(person.unsubscribeUrl),
        honeypot: escapeHtml(person.honeypotUrl),
      }),
      text: text({
        greeting: name === '' ? unnamed : named({ name }),
        answer: person.answerUrl,
        unsubscribe: person.unsubscribeUrl,
        honeypot: person.honeypotUrl,
      }),
    };
  };
}

/** One mail by itself: a test-send, a preview. */
export function renderInvitationMail(wave: InvitationWave, person: InvitationRecipient): InvitationMail {
  return compileInvitationMail(wave)(person);
}
