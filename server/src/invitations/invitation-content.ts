import type { Language } from '@voldaan/domain/language';
import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import { readsEveryAnswer } from '@voldaan/domain/surveys/library/reads-every-answer';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { message } from '../catalogue/message.ts';
import { toSingleLine } from '../mail/escape-html.ts';
import { withoutGaps } from '../mail/splice.ts';

/** What all mails of one wave in one language have in common. Texts may hold {org}, {moment} and {person}. */
export type InvitationWave = Readonly<{
  definition: SurveyDefinition;
  language: Language;
  subject: string;
  /** One or more paragraphs between the greeting and the question; blank lines separate them. */
  intro: string;
  /** Who signs. Replaces {person}. */
  senderName: string;
  privacyUrl: string;
  /** Postal address under the mail, when the company has given one. */
  postalAddress?: string;
  /** Marks the subject, so that a trial is not taken for the real thing. */
  isTest?: boolean;
}>;

/** Everything on the mail that is the same for all, worded but not yet escaped. */
export type InvitationContent = Readonly<{
  language: Language;
  subject: string;
  organisation: string;
  slip: Readonly<{ title: string; detail: string }>;
  preheader: string;
  paragraphs: readonly string[];
  question: string;
  /** The question as it stands large. */
  heading: string;
  /** The scale: every mark with its words, if it has any. */
  marks: readonly Readonly<{ score: number; label: string | undefined }>[];
  /** Words at the points show as a list, words at the ends as a row of keys. */
  isList: boolean;
  tapHint: string;
  preferBlank: string;
  openLink: string;
  readerSentence: string;
  regards: string;
  senderName: string;
  why: string;
  unsubscribe: string;
  privacy: string;
  privacyUrl: string;
  postalAddress: string | undefined;
}>;

/** What is filled in per person. */
export const invitationGaps = ['greeting', 'answer', 'unsubscribe', 'honeypot'] as const;

/** Words everything once. Escaping is left to the part that knows where a text will stand. */
export function contentOf(wave: InvitationWave): InvitationContent {
  const { definition, language } = wave;
  const question = openingQuestionOf(definition);
  const scale = scales[question.scale];
  const isList = scale.wording === 'labelled';
  const fill = (text: string) => toSingleLine(fillMail(wave, text), 2000);
  const subject = fill(wave.subject);
  return {
    language,
    subject: wave.isTest ? message(language, 'mail.test.subject', { subject }) : subject,
    organisation: toSingleLine(definition.organisation),
    slip: { title: fill(definition.slip.title[language]), detail: fill(definition.slip.detail[language]) },
    preheader: message(language, isList ? 'mail.invitation.preheader.list' : 'mail.invitation.preheader.keys'),
    paragraphs: wave.intro
      .split(/\r?\n\s*\r?\n/u)
      .map(fill)
      .filter((paragraph) => paragraph !== ''),
    question: fill(question.text[language]),
    heading: withoutGaps(fillHeading(definition, question.text[language], language)),
    marks: scoresOf(scale).map((score) => ({ score, label: scale.labels.get(score)?.[language] })),
    isList,
    tapHint: message(language, isList ? 'mail.invitation.tap.list' : 'mail.invitation.tap.keys'),
    preferBlank: message(language, 'mail.invitation.preferBlank'),
    openLink: message(language, 'mail.invitation.open'),
    readerSentence: readerSentenceOf(wave),
    regards: message(language, 'mail.regards'),
    senderName: toSingleLine(wave.senderName, 200),
    why: fill(message(language, `mail.invitation.why.${definition.questionnaire}`, { org: definition.organisation })),
    unsubscribe: message(language, 'mail.unsubscribe'),
    privacy: message(language, 'mail.privacy'),
    privacyUrl: wave.privacyUrl,
    postalAddress: wave.postalAddress === undefined ? undefined : toSingleLine(wave.postalAddress),
  };
}

/** Who reads it. The reader who signs says "I"; other sentences are the firm's own and stay as they are. */
function readerSentenceOf(wave: InvitationWave): string {
  const { definition, language, senderName } = wave;
  const { name, sentence } = definition.reader;
  if (name === senderName && sentence[language] === readsEveryAnswer[language]) {
    return message(language, 'mail.invitation.iRead');
  }
  return toSingleLine(fillMail(wave, `${name} ${sentence[language]}`), 2000);
}

/** The three fields of a mail text: the company, the moment, and the person who signs. Anything else stays as typed. */
function fillMail(wave: InvitationWave, text: string): string {
  const { definition, language, senderName } = wave;
  return fillText(definition, text, language).replaceAll('{person}', () => senderName);
}
