import { htmlLanguage, type LanguageTag } from '../surveys/language-tag.ts';
import { wordsIn } from '../surveys/lint/joined-subjects.ts';
import type { LintCode, LintSeverity } from '../surveys/lint/lint-finding.ts';
import { lintText } from '../surveys/lint/lint-text.ts';
import { foundIn, phrase } from '../surveys/lint/phrase.ts';
import { type SurveyText, textIn } from '../surveys/survey-text.ts';
import type { Letter, LetterBlock, Tone } from './letter.ts';
import type { LetterLintCode } from './letter-lint-words.ts';

export type LetterFinding = Readonly<{
  code: LintCode | LetterLintCode;
  /** Within the letter: `/subject/nl`, `/blocks/2/text/nb`, `/senderName`. */
  pointer: string;
  language: LanguageTag;
  severity: LintSeverity;
  found: string;
}>;

/** Phones cut a subject at 40 to 60 characters. */
const subjectCharactersMost = 60;
/** Half a minute of reading, before the question. */
const letterWordsMost = 120;

/** Words that unwanted mail is full of. They are hints and no score: what a filter does with them nobody outside knows. */
const spamWords: ReadonlyMap<string, RegExp> = new Map([
  [
    'nl',
    phrase(
      'gratis',
      'klik (?:hier|nu)',
      'gefeliciteerd',
      'win(?:naar)?',
      'exclusie(?:f|ve) (?:aanbod|aanbieding|kans)',
      'actie nu',
      'urgent',
      'dringend',
      'belangrijke mededeling',
      '100 ?% (?:gratis|zeker|gegarandeerd)',
    ),
  ],
  [
    'nb',
    phrase(
      'gratis',
      'klikk (?:her|nå)',
      'gratulerer',
      'vinn(?:er)?',
      'eksklusivt? tilbud',
      'haster',
      'viktig melding',
      '100 ?% (?:gratis|sikkert|garantert)',
    ),
  ],
  [
    'en',
    phrase(
      'free',
      'click (?:here|now)',
      'congratulations',
      'winner',
      'exclusive offer',
      'act now',
      'urgent',
      'important notice',
      '100 ?% (?:free|guaranteed)',
    ),
  ],
]);

/** What only the other form of address says. Norwegian and English have one form. */
const otherAddress: Readonly<Record<Tone, RegExp>> = {
  formal: phrase('je', 'jij', 'jou', 'jouw', 'jullie'),
  familiar: phrase('u', 'uw'),
};

const bareLink = /\b(?:https?:\/\/|www\.)\S{1,200}/iu;
const nobody =
  /\b(?:no[-. ]?reply|info|team|support|service|servicedesk|klantenservice|klantcontact|kundeservice|customer (?:service|care)|afdeling|avdeling|department|marketing)\b/iu;

/** Everything in a letter that a colleague would point out before it goes out. */
export function lintLetter(letter: Letter, languages: readonly LanguageTag[]): readonly LetterFinding[] {
  return languages.flatMap((language) => [
    ...subjectFindings(letter, language),
    ...textsOf(letter).flatMap((place) => textFindings(place, letter.tone, language)),
    ...lengthFindings(letter, language),
    ...(language === languages[0] ? senderFindings(letter, language) : []),
  ]);
}

type Place = Readonly<{ pointer: string; text: SurveyText }>;

function textsOf({ subject, preheader, blocks }: Letter): readonly Place[] {
  return [
    { pointer: '/subject', text: subject },
    { pointer: '/preheader', text: preheader },
    ...blocks.flatMap((block, place) => textOf(block, `/blocks/${place}`)),
  ];
}

function textOf(block: LetterBlock, pointer: string): readonly Place[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'signature':
      return [{ pointer: `${pointer}/text`, text: block.text }];
    case 'button':
      return [{ pointer: `${pointer}/label`, text: block.label }];
    case 'question':
    case 'divider':
      return [];
  }
}

function textFindings({ pointer, text }: Place, tone: Tone, language: LanguageTag): readonly LetterFinding[] {
  const words = textIn(text, language);
  const spoken = htmlLanguage(language).split('-')[0] ?? '';
  const spam = spamWords.get(spoken);
  const own: readonly (readonly [LetterLintCode, LintSeverity, string | undefined])[] = [
    ['spam_word', 'hint', spam && foundIn(words, spam)],
    ['bare_link', 'hint', bareLink.exec(words)?.[0]],
    ['address_mixed', 'warning', spoken === 'nl' ? foundIn(words, otherAddress[toneOf(language, tone)]) : undefined],
  ];
  return [
    ...lintText({ pointer, text, asks: 'nothing', byMark: false }, language),
    ...own.flatMap(([code, severity, found]) =>
      found === undefined ? [] : [{ code, severity, found, language, pointer: `${pointer}/${language}` }],
    ),
  ];
}

/** A survey in Dutch that says jij says so whatever the letter's tone. */
function toneOf(language: LanguageTag, tone: Tone): Tone {
  return language.endsWith('-x-jij') ? 'familiar' : tone;
}

function subjectFindings({ subject }: Letter, language: LanguageTag): readonly LetterFinding[] {
  const length = [...textIn(subject, language)].length;
  if (length <= subjectCharactersMost) return [];
  const found = String(length);
  return [{ code: 'subject_long', pointer: `/subject/${language}`, language, severity: 'hint', found }];
}

function lengthFindings({ blocks }: Letter, language: LanguageTag): readonly LetterFinding[] {
  const count = blocks.flatMap((block) => (block.kind === 'text' ? wordsIn(textIn(block.text, language)) : [])).length;
  if (count <= letterWordsMost) return [];
  return [{ code: 'letter_long', pointer: '/blocks', language, severity: 'hint', found: String(count) }];
}

function senderFindings({ senderName }: Letter, language: LanguageTag): readonly LetterFinding[] {
  if (!nobody.test(senderName)) return [];
  return [{ code: 'sender_nobody', pointer: '/senderName', language, severity: 'hint', found: senderName }];
}
