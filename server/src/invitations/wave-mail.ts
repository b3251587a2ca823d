import { createHmac } from 'node:crypto';
import { oneLine } from '@voldaan/domain/contacts/person-name';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import type { PlainMessage } from '../mail/render-message.ts';
import type { Product } from '../product.ts';
import { deriveToken } from '../secret/token.ts';
import {
  compileInvitationMail,
  defaultInvitationTexts,
  type InvitationMail,
  type InvitationRecipient,
} from './invitation-mail.ts';
import type { ClaimedInvitation } from './ledger-store.ts';
import type { WaveToSend } from './views.ts';

/** A mail of a wave as it lies in the outbox or goes to a server. */
export type WaveMail = Readonly<{ mail: InvitationMail; message: (sender: string) => PlainMessage }>;

/**
 * Writes the mails of a wave: each language is compiled once, on first use. Only where a text of the survey asks for
 * something of the customer is each mail made by itself.
 */
export function waveMailer(product: Product, wave: WaveToSend): (claimed: ClaimedInvitation) => WaveMail {
  const compiled = new Map<LanguageTag, (person: InvitationRecipient) => InvitationMail>();
  const { letter } = wave;
  const { baseUrl } = product.config;
  const isPersonal = JSON.stringify(wave.definition).includes('{contact.');
  const mailIn = ({ language, contact }: ClaimedInvitation) => {
    if (isPersonal) return compileWave(product, wave, language, contact);
    const known = compiled.get(language) ?? compileWave(product, wave, language);
    compiled.set(language, known);
    return known;
  };
  return (claimed) => {
    const token = deriveToken(wave.workspace_code, product.key('invitation-token'), claimed.id);
    const unsubscribeUrl = `${baseUrl}/u/${token}`;
    const name = oneLine(claimed.contact_name ?? '');
    const mail = mailIn(claimed)({
      answerUrl: `${baseUrl}/a/${token}`,
      unsubscribeUrl,
      honeypotUrl: `${baseUrl}/h/${token}`,
      ...(name === '' ? {} : { greetingName: name }),
    });
    const message = (sender: string): PlainMessage => ({
      from: { name: letter.senderName, address: sender },
      to: claimed.email,
      ...(letter.replyTo === '' ? {} : { replyTo: letter.replyTo }),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: messageIdOf(product, wave.id, claimed.id, sender),
      headers: {
        'List-Unsubscribe': unsubscribeWays(unsubscribeUrl, letter.replyTo),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Feedback-ID': `${wave.id}:${wave.workspace_code}:voldaan`,
        Precedence: 'bulk',
      },
    });
    return { mail, message };
  };
}

function compileWave(
  product: Product,
  { letter, definition, public_token, postal_line }: WaveToSend,
  language: LanguageTag,
  contact?: ClaimedInvitation['contact'],
) {
  const general = defaultInvitationTexts(definition, language);
  return compileInvitationMail({
    definition,
    language,
    subject: wordsIn(letter.subject, language) || general.subject,
    intro: wordsIn(letter.intro, language) || general.intro,
    senderName: wordsIn(letter.signature, language).trim() || letter.senderName,
    privacyUrl: `${product.config.baseUrl}/s/${public_token}/privacy?language=${language}`,
    ...(contact === undefined || contact === null ? {} : { contact }),
    ...(postal_line === '' ? {} : { postalAddress: postal_line }),
  });
}

/** The letter in this language, or in what it is a variant of; else nothing, and the general words of it stand in. */
function wordsIn(texts: SurveyText, language: LanguageTag): string {
  return textIn(texts, language) || textIn(texts, language.split('-')[0] ?? '');
}

/** RFC 8058 asks for an https address; a mail address beside it is for programs that know nothing newer. */
function unsubscribeWays(url: string, replyTo: string): string {
  return replyTo === '' ? `<${url}>` : `<${url}>, <mailto:${replyTo}?subject=unsubscribe>`;
}

/**
 * The same mail always has the same Message-ID: a bounce or a relay's log can be matched to its invitation, and a
 * receiver who does get a mail twice can tell.
 */
export function messageIdOf(product: Product, waveId: string, invitationId: string, sender: string): string {
  const key = product.key('message-id');
  const name = createHmac('sha256', key).update(waveId).update(invitationId).digest('hex').slice(0, 40);
  return `<${name}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
