import { oneLine } from '@voldaan/domain/contacts/person-name';
import { defaultReminder } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { messageIdFor } from '../mail/mail-tag.ts';
import type { PlainMessage } from '../mail/render-message.ts';
import { domainOf } from '../mail/sign-mail.ts';
import type { Product } from '../product.ts';
import { deriveToken } from '../secret/token.ts';
import type { CarriedQuestion } from './carried-views.ts';
import { compileInvitationMail, type InvitationMail, type InvitationRecipient } from './invitation-mail.ts';
import type { ClaimedInvitation } from './ledger-store.ts';
import type { PersonalValues } from './personal-field.ts';
import type { WaveToSend } from './views.ts';

/** A mail of a wave as it lies in the outbox or goes to a server. */
export type WaveMail = Readonly<{ mail: InvitationMail; message: (sender: string) => PlainMessage }>;

/** A mail to write: an invitation, or the one reminder of it, which has its link. */
export type MailToWrite = Pick<
  ClaimedInvitation,
  | 'id'
  | 'email'
  | 'language'
  | 'kind'
  | 'reminder_of'
  | 'contact_name'
  | 'contact_organisation'
  | 'event_subject'
  | 'contact'
> &
  /** Questions of other studies that go along in it. */
  Readonly<{ along?: readonly CarriedQuestion[] }>;

/** Writes the mails of a wave: each language is compiled once, on first use, and spliced per person. */
export function waveMailer(product: Product, wave: WaveToSend): (claimed: MailToWrite) => WaveMail {
  const compiled = new Map<string, (person: InvitationRecipient) => InvitationMail>();
  const reminder = wave.reminder_letter ?? reminderFor(wave);
  const letterOf = ({ kind }: MailToWrite) => (kind === 'reminder' ? reminder : wave.letter);
  const mailIn = (claimed: MailToWrite) => {
    const { along = [] } = claimed;
    const name = [claimed.kind, claimed.language, ...along.map(({ survey_version_id: id }) => id)].join(' ');
    const known = compiled.get(name) ?? compileWave(product, wave, letterOf(claimed), claimed);
    compiled.set(name, known);
    return known;
  };
  return (claimed) => {
    const { replyTo, senderName } = letterOf(claimed);
    const links = linksOf(product, wave, claimed.reminder_of ?? claimed.id);
    const alongUrls = (claimed.along ?? []).map(({ id }) => linksOf(product, wave, id).answerUrl);
    const mail = mailIn(claimed)({ ...links, alongUrls, ...valuesOf(claimed) });
    const message = (sender: string): PlainMessage => ({
      from: { name: senderName, address: sender },
      to: claimed.email,
      ...(replyTo === '' ? {} : { replyTo }),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: messageIdFor(
        product,
        { workspaceCode: wave.workspace_code, invitationId: claimed.id },
        domainOf(sender),
      ),
      headers: {
        // No mail address beside it: nobody's wish to be left alone waits in a mailbox that a person reads.
        'List-Unsubscribe': `<${links.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Feedback-ID': `${wave.id}:${wave.workspace_code}:voldaan`,
        Precedence: 'bulk',
      },
    });
    return { mail, message };
  };
}

/** A reminder says something else than the letter that was not answered, also where nobody wrote one. */
function reminderFor({ letter, definition }: WaveToSend): Letter {
  const { subject, tone, senderName, replyTo } = letter;
  const { questionnaire } = definition;
  return defaultReminder({ questionnaire, languages: Object.keys(subject), tone, senderName, replyTo });
}

function linksOf(product: Product, wave: WaveToSend, invitationId: string) {
  const { baseUrl } = product.config;
  const token = deriveToken(wave.workspace_code, product.key('invitation-token'), invitationId);
  return {
    answerUrl: `${baseUrl}/a/${token}`,
    unsubscribeUrl: `${baseUrl}/u/${token}`,
    preferencesUrl: `${baseUrl}/v/${token}`,
    honeypotUrl: `${baseUrl}/h/${token}`,
  };
}

function valuesOf({ contact_name, contact_organisation, event_subject, contact }: MailToWrite): PersonalValues {
  return {
    name: oneLine(contact_name ?? ''),
    organisation: contact_organisation ?? '',
    eventSubject: event_subject ?? '',
    contact: contact ?? {},
  };
}

function compileWave(
  product: Product,
  { definition, public_token, postal_line, is_anonymous: isAnonymous }: WaveToSend,
  letter: Letter,
  { language, along = [] }: Pick<MailToWrite, 'language' | 'along'>,
) {
  return compileInvitationMail({
    definition,
    language,
    letter,
    along: along.map((one) => one.definition),
    isAnonymous,
    privacyUrl: `${product.config.baseUrl}/s/${public_token}/privacy?language=${language}${isAnonymous ? '&asked=anonymously' : ''}`,
    ...(postal_line === '' ? {} : { postalAddress: postal_line }),
  });
}
