import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { compileSplice } from '../mail/splice.ts';
import { alongGap, contentOf, type InvitationWave, invitationGaps } from './invitation-content.ts';
import { invitationHtml } from './invitation-html.ts';
import { invitationText } from './invitation-text.ts';
import { fillPersonalGap, type PersonalValues, personalGapsIn } from './personal-field.ts';

/** What differs from person to person. */
export type InvitationRecipient = PersonalValues &
  Readonly<{
    /** `/a/<token>`: opens the question without a mark; with `/<value>` behind it a mark is preselected. */
    answerUrl: string;
    unsubscribeUrl: string;
    preferencesUrl: string;
    /** A link that no person can see. Whoever opens it is a machine. */
    honeypotUrl: string;
    /** Where the questions that go along are answered, each by a link of its own. */
    alongUrls?: readonly string[];
  }>;

export type InvitationMail = Readonly<{ subject: string; html: string; text: string }>;

/** Makes the mail of one wave once; the result fills in one person and allocates little more than the mail itself. */
export function compileInvitationMail(wave: InvitationWave): (person: InvitationRecipient) => InvitationMail {
  const content = contentOf(wave);
  const [subject, html, text] = [content.subject, invitationHtml(content), invitationText(content)];
  const fields = personalGapsIn(subject + html + text);
  const links = (wave.along ?? []).map((_, place) => alongGap(place));
  const gaps = [...invitationGaps, ...links, ...fields];
  const spliceSubject = compileSplice(subject, gaps);
  const spliceHtml = compileSplice(html, gaps);
  const spliceText = compileSplice(text, gaps);
  return (person) => {
    const plain = plainValues(person, fields);
    return {
      subject: toSingleLine(spliceSubject(plain), 998),
      html: spliceHtml(escapeValues(plain)),
      text: spliceText(plain),
    };
  };
}

function plainValues(person: InvitationRecipient, fields: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {
    answer: person.answerUrl,
    unsubscribe: person.unsubscribeUrl,
    preferences: person.preferencesUrl,
    honeypot: person.honeypotUrl,
  };
  for (const [place, url] of (person.alongUrls ?? []).entries()) values[alongGap(place)] = url;
  for (const name of fields) values[name] = fillPersonalGap(name, person);
  return values;
}

function escapeValues(plain: Readonly<Record<string, string>>): Record<string, string> {
  const escaped: Record<string, string> = {};
  for (const name of Object.keys(plain)) escaped[name] = escapeHtml(plain[name] ?? '');
  return escaped;
}

/** One mail by itself: a test-send, a preview. */
export function renderInvitationMail(wave: InvitationWave, person: InvitationRecipient): InvitationMail {
  return compileInvitationMail(wave)(person);
}
