import type { Letter } from '@voldaan/domain/studies/letter';
import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { fillText, type MergeValues, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { readsEveryAnswer } from '@voldaan/domain/surveys/library/reads-every-answer';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { customerMessage } from '../catalogue/customer-message.ts';
import { toSingleLine } from '../mail/escape-html.ts';
import { letterIn, type WordedBlock, wordsLanguage } from './letter-words.ts';
import { withPersonalGaps } from './personal-field.ts';

/** What all mails of one wave in one language have in common. */
export type InvitationWave = Readonly<{
  definition: SurveyDefinition;
  language: LanguageTag;
  letter: Letter;
  privacyUrl: string;
  /** Postal address under the mail, when the company has given one. */
  postalAddress?: string;
  /** The surveys of other studies whose question goes along, in the order of their links. */
  along?: readonly SurveyDefinition[];
  /** Whether the mail promises that nobody is told who said what. */
  isAnonymous?: boolean;
  /** Marks the subject, so that a trial is not taken for the real thing. */
  isTest?: boolean;
}>;

/** A question as a mail shows it: every mark of its scale is a link. */
export type QuestionContent = Readonly<{
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
  direction: 'ltr' | 'rtl';
}>;

/** A piece of the mail, worded but not yet escaped. Paragraphs keep their line ends. */
export type ContentBlock =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'text'; paragraphs: readonly string[] }>
  | (Readonly<{ kind: 'question' }> & QuestionContent)
  | Readonly<{ kind: 'button'; label: string }>
  | Readonly<{ kind: 'divider' }>
  /** Another study's question: one line with a link of its own. */
  | Readonly<{ kind: 'along'; words: string; label: string; gap: string }>
  | Readonly<{ kind: 'signature'; regards: string; senderName: string; under: readonly string[] }>;

/** Everything on the mail that is the same for all, worded but not yet escaped; gaps stand for what is personal. */
export type InvitationContent = Readonly<{
  /** As HTML writes it, and which way it runs. */
  language: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  organisation: string;
  slip: Readonly<{ title: string; detail: string }>;
  preheader: string;
  blocks: readonly ContentBlock[];
  why: string;
  unsubscribe: string;
  preferences: string;
  privacy: string;
  privacyUrl: string;
  postalAddress: string | undefined;
}>;

/** What is filled in per person beside the fields of the letter. */
export const invitationGaps = ['answer', 'unsubscribe', 'preferences', 'honeypot'] as const;

/** Words everything once. Escaping is left to the part that knows where a text will stand. */
export function contentOf(wave: InvitationWave): InvitationContent {
  const { definition, language, letter } = wave;
  const words = letterIn(letter, language, definition.questionnaire);
  const say = (...keys: readonly [string, ...string[]]) =>
    // What the words call {org} stays a field, to be filled once and like every other.
    customerMessage(wordsLanguage(letter, language), keys, { org: '{org}', subject: '{subject}' });
  const subject = fillMail(wave, words.subject);
  const { title, detail } = definition.slip;
  return {
    language: htmlLanguage(language),
    direction: directionOf(language),
    subject: wave.isTest ? say('mail.test.subject').replace('{subject}', () => subject) : subject,
    organisation: toSingleLine(definition.organisation),
    slip: { title: fillMail(wave, textIn(title, language)), detail: fillMail(wave, textIn(detail, language)) },
    preheader: fillMail(wave, words.preheader) || generalPreheader(wave),
    blocks: blocksOf(wave, words.blocks),
    why: fillMail(wave, say(`mail.invitation.why.${definition.questionnaire}`, 'mail.invitation.why.other')),
    unsubscribe: say('mail.unsubscribe'),
    preferences: say('mail.preferences'),
    privacy: say('mail.privacy'),
    privacyUrl: wave.privacyUrl,
    postalAddress: wave.postalAddress === undefined ? undefined : toSingleLine(wave.postalAddress),
  };
}

/** Under a question stands who reads it, before the name that signs. */
function blocksOf(wave: InvitationWave, blocks: readonly WordedBlock[]): readonly ContentBlock[] {
  const hasQuestion = blocks.some(({ kind }) => kind === 'question');
  const last = blocks.findLastIndex(({ kind }) => kind === 'signature');
  const content = blocks.flatMap((block, place): readonly ContentBlock[] => {
    const content = blockOf(wave, block);
    if (place !== last) return content;
    const reader: readonly ContentBlock[] = hasQuestion ? [{ kind: 'text', paragraphs: [readerSentenceOf(wave)] }] : [];
    return [...alongOf(wave), ...promiseOf(wave), ...reader, ...content];
  });
  return last < 0 ? [...content, ...alongOf(wave), ...promiseOf(wave)] : content;
}

/** What anonymous means, in our own words: a letter cannot promise more or less than what is kept. */
function promiseOf({ letter, language, isAnonymous }: InvitationWave): readonly ContentBlock[] {
  if (isAnonymous !== true) return [];
  const words = customerMessage(wordsLanguage(letter, language), ['mail.invitation.anonymous']);
  return [{ kind: 'text', paragraphs: [words] }];
}

/** Beneath the question, what else would be asked: in plain words, so that nobody takes it for the same. */
function alongOf(wave: InvitationWave): readonly ContentBlock[] {
  const { language, letter, along = [] } = wave;
  return along.map((definition, place) => {
    const topic = fillMail({ ...wave, definition }, textIn(definition.slip.title, language));
    const count = questionsOf(definition).length;
    const say = (key: string, values: Readonly<Record<string, string | number>>) =>
      customerMessage(wordsLanguage(letter, language), [key], values);
    return {
      kind: 'along',
      words: topic === '' ? say('mail.along.else', {}) : say('mail.along.topic', { topic }),
      label: say('mail.along.count', { count }),
      gap: alongGap(place),
    };
  });
}

/** The gap for the link of a question that goes along. */
export function alongGap(place: number): string {
  return `along${place}`;
}

function blockOf(wave: InvitationWave, block: WordedBlock): readonly ContentBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? [] : [{ kind: 'heading', text: fillMail(wave, block.text) }];
    case 'text':
      return [{ kind: 'text', paragraphs: paragraphsOf(wave, block.text) }];
    case 'question':
      return [{ kind: 'question', ...questionOf(wave) }];
    case 'button':
      return [{ kind: 'button', label: fillMail(wave, block.label) }];
    case 'divider':
      return [{ kind: 'divider' }];
    case 'signature':
      return [{ kind: 'signature', ...signatureOf(wave, block.text) }];
  }
}

function paragraphsOf(wave: InvitationWave, text: string): readonly string[] {
  return text
    .split(/\r?\n[^\S\n]*\r?\n\s*/u)
    .map((paragraph) => linesOf(wave, paragraph).join('\n'))
    .filter((paragraph) => paragraph !== '');
}

function linesOf(wave: InvitationWave, text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => fillMail(wave, line))
    .filter((line) => line !== '');
}

function signatureOf(wave: InvitationWave, text: string) {
  const { definition, language, letter } = wave;
  const lines = linesOf(wave, text);
  return {
    regards: customerMessage(wordsLanguage(letter, language), ['mail.regards']),
    senderName: toSingleLine(letter.senderName, 200),
    under: lines.length > 0 ? lines : [toSingleLine(definition.organisation)],
  };
}

/** Words at the points show as a list, words at the ends as a row of keys. */
function sortOf({ definition }: InvitationWave): 'list' | 'keys' {
  return scales[openingQuestionOf(definition).scale].wording === 'labelled' ? 'list' : 'keys';
}

function generalPreheader(wave: InvitationWave): string {
  if (!wave.letter.blocks.some(({ kind }) => kind === 'question')) return '';
  return customerMessage(wordsLanguage(wave.letter, wave.language), [`mail.invitation.preheader.${sortOf(wave)}`]);
}

/** The opening question with its scale, whichever it is; half marks can be given on the page that opens. */
function questionOf(wave: InvitationWave): QuestionContent {
  const { definition, language, letter } = wave;
  const question = openingQuestionOf(definition);
  const scale = scales[question.scale];
  const sort = sortOf(wave);
  const values = valuesOfQuestion(definition, question, language, valuesOf(wave));
  const text = textIn(question.text, language);
  const say = (key: string) => customerMessage(wordsLanguage(letter, language), [key]);
  const labelAt = (score: number) => {
    const label = fillMail(wave, labelOf(scale, score, language, definition.scaleLabels), values);
    return label === '' ? undefined : label;
  };
  return {
    question: fillMail(wave, text, values),
    heading: withPersonalGaps(text, (piece) => onOneLine(fillHeading(definition, piece, language, values))),
    marks: scoresOf(scale).map((score) => ({ score, label: labelAt(score) })),
    hasNumbers: scale.minimum >= 0,
    isList: sort === 'list',
    tapHint: say(`mail.invitation.tap.${sort}`),
    preferBlank: say('mail.invitation.preferBlank'),
    openLink: say('mail.invitation.open'),
    direction: directionOf(language),
  };
}

/** Who reads it. The reader who signs says "I"; other sentences are the firm's own and stay as they are. */
function readerSentenceOf(wave: InvitationWave): string {
  const { definition, language, letter } = wave;
  const { name, sentence } = definition.reader;
  const words = textIn(sentence, language);
  if (name === letter.senderName && words === textIn(readsEveryAnswer, language)) {
    return customerMessage(wordsLanguage(letter, language), ['mail.invitation.iRead']);
  }
  return fillMail(wave, `${name} ${words}`);
}

/** The fields of a text, those about the customer as gaps. Anything else in braces stays as typed. */
function fillMail(wave: InvitationWave, text: string, values: MergeValues = valuesOf(wave)): string {
  const { definition, language } = wave;
  return withPersonalGaps(text, (piece) =>
    onOneLine(fillText(definition, piece.replaceAll(/\{company(?=[|}])/g, '{org'), language, values)),
  ).trim();
}

/** Without control characters, so that nobody can write a gap; blanks at the ends stay, for a field may be beside them. */
function onOneLine(text: string): string {
  return text.replace(/[^\S\u00a0]+|[\0-\x1f\x7f-\x9f\u2028\u2029]+/gu, ' ');
}

/** In a mail {person} is whoever signs it. */
function valuesOf({ letter }: InvitationWave): MergeValues {
  return { person: letter.senderName };
}
