import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { fillText, type MergeValues, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { readsEveryAnswer } from '@voldaan/domain/surveys/library/reads-every-answer';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { customerMessage } from '../catalogue/customer-message.ts';
import { toSingleLine } from '../mail/escape-html.ts';
import { withoutGaps } from '../mail/splice.ts';

/** What all mails of one wave in one language have in common. Texts may hold {org}, {moment} and {person}. */
export type InvitationWave = Readonly<{
  definition: SurveyDefinition;
  language: LanguageTag;
  subject: string;
  /** One or more paragraphs between the greeting and the question; blank lines separate them. */
  intro: string;
  /** Who signs. Replaces {person}. */
  senderName: string;
  privacyUrl: string;
  /** Postal address under the mail, when the company has given one. */
  postalAddress?: string;
  /** What is known of one customer, where a text of the survey asks for it. */
  contact?: MergeValues['contact'];
  /** Marks the subject, so that a trial is not taken for the real thing. */
  isTest?: boolean;
}>;

/** Everything on the mail that is the same for all, worded but not yet escaped. */
export type InvitationContent = Readonly<{
  /** As HTML writes it, and which way it runs. */
  language: string;
  direction: 'ltr' | 'rtl';
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
  /** Whether the numbers say something beside the words: -2 for "much worse" does not. */
  hasNumbers: boolean;
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
  const fill = (text: string) => toSingleLine(fillMail(wave, text), 2000);
  const subject = fill(wave.subject);
  return {
    language: htmlLanguage(language),
    direction: directionOf(language),
    subject: wave.isTest ? customerMessage(language, ['mail.test.subject'], { subject }) : subject,
    organisation: toSingleLine(definition.organisation),
    slip: {
      title: fill(textIn(definition.slip.title, language)),
      detail: fill(textIn(definition.slip.detail, language)),
    },
    paragraphs: wave.intro
      .split(/\r?\n\s*\r?\n/u)
      .map(fill)
      .filter((paragraph) => paragraph !== ''),
    ...questionOf(wave),
    preferBlank: customerMessage(language, ['mail.invitation.preferBlank']),
    openLink: customerMessage(language, ['mail.invitation.open']),
    readerSentence: readerSentenceOf(wave),
    regards: customerMessage(language, ['mail.regards']),
    senderName: toSingleLine(wave.senderName, 200),
    why: fill(
      customerMessage(language, [`mail.invitation.why.${definition.questionnaire}`, 'mail.invitation.why.other'], {
        org: definition.organisation,
      }),
    ),
    unsubscribe: customerMessage(language, ['mail.unsubscribe']),
    privacy: customerMessage(language, ['mail.privacy']),
    privacyUrl: wave.privacyUrl,
    postalAddress: wave.postalAddress === undefined ? undefined : toSingleLine(wave.postalAddress),
  };
}

/** The opening question with its scale, whichever it is; half marks can be given on the page that opens. */
function questionOf(wave: InvitationWave) {
  const { definition, language } = wave;
  const question = openingQuestionOf(definition);
  const scale = scales[question.scale];
  const isList = scale.wording === 'labelled';
  const sort = isList ? 'list' : 'keys';
  const values = valuesOfQuestion(definition, question, language, valuesOf(wave));
  const text = textIn(question.text, language);
  const labelAt = (score: number) => {
    const label = fillText(definition, labelOf(scale, score, language, definition.scaleLabels), language, values);
    return label === '' ? undefined : toSingleLine(label);
  };
  return {
    preheader: customerMessage(language, [`mail.invitation.preheader.${sort}`]),
    question: toSingleLine(fillText(definition, text, language, values), 2000),
    heading: withoutGaps(fillHeading(definition, text, language, values)),
    marks: scoresOf(scale).map((score) => ({ score, label: labelAt(score) })),
    hasNumbers: scale.minimum >= 0,
    isList,
    tapHint: customerMessage(language, [`mail.invitation.tap.${sort}`]),
  };
}

/** Who reads it. The reader who signs says "I"; other sentences are the firm's own and stay as they are. */
function readerSentenceOf(wave: InvitationWave): string {
  const { definition, language, senderName } = wave;
  const { name, sentence } = definition.reader;
  const words = textIn(sentence, language);
  if (name === senderName && words === textIn(readsEveryAnswer, language)) {
    return customerMessage(language, ['mail.invitation.iRead']);
  }
  return toSingleLine(fillMail(wave, `${name} ${words}`), 2000);
}

/** The fields of a text of the survey. Anything else stays as typed. */
function fillMail(wave: InvitationWave, text: string): string {
  return fillText(wave.definition, text, wave.language, valuesOf(wave));
}

/** In a mail {person} is whoever signs it. */
function valuesOf({ senderName, contact }: InvitationWave): MergeValues {
  return { person: senderName, ...(contact === undefined ? {} : { contact }) };
}
