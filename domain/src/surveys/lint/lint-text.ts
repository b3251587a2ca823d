import { htmlLanguage, type LanguageTag } from '../language-tag.ts';
import type { Question } from '../question/question.ts';
import { textIn } from '../survey-text.ts';
import { askingSentences, joinedSubjects, sentencesOf, wordsIn } from './joined-subjects.ts';
import { type LintCode, type LintFinding, type LintSeverity, severityOf } from './lint-finding.ts';
import { foundIn, type LanguagePhrases } from './phrase.ts';
import { phrasesEn } from './phrases-en.ts';
import { phrasesNb } from './phrases-nb.ts';
import { phrasesNl } from './phrases-nl.ts';
import type { TextPlace } from './text-place.ts';

const phrasesByLanguage = new Map<string, LanguagePhrases>([
  ['nl', phrasesNl],
  ['nb', phrasesNb],
  ['nn', phrasesNb],
  ['no', phrasesNb],
  ['en', phrasesEn],
]);

/** Longer than this, a question is read twice. Both are usual limits of plain language and of question design. */
const wordsMost = 25;

type Found = Readonly<{ code: LintCode; found: string | undefined; severity?: LintSeverity }>;

/** A web address that is filled in with something about one customer. */
const personalLink =
  /\b(?:https?:\/\/|www\.)[^\s{}"'<>]{0,200}\{(?:name|organisation|event|contact|answer)\b[^{}]{0,300}\}[^\s"'<>]{0,200}/iu;

/** What is wrong with one text in one language. A language that is not known here is checked for its shape only. */
export function lintText(place: TextPlace, tag: LanguageTag): readonly LintFinding[] {
  const written = textIn(place.text, tag);
  const text = withoutFields(written);
  if (text.trim() === '') return [];
  const phrases = phrasesByLanguage.get(htmlLanguage(tag).split('-')[0] ?? '');
  const found = [
    ...shapeOf(place, text),
    { code: 'personal_link', found: personalLink.exec(written)?.[0] } as const,
    ...(phrases === undefined ? [] : [...askedIn(place, text, phrases), ...saidIn(place, text, phrases)]),
  ];
  return found.flatMap(({ code, found: words, severity = severityOf[code] }) =>
    words === undefined
      ? []
      : [{ code, pointer: `${place.pointer}/${tag}`, language: tag, severity, found: words.replaceAll(/\s+/gu, ' ') }],
  );
}

/** A field stands for a name, in one word: its own words are the company's. A fallback is read as what it says. */
function withoutFields(text: string): string {
  return text.replace(/\{[^{}|]*(?:\|([^{}]*))?\}/gu, (_, fallback: string | undefined) => fallback ?? 'Naam');
}

function shapeOf(place: TextPlace, text: string): readonly Found[] {
  const isAsked = place.asks !== 'nothing';
  const longest = Math.max(...sentencesOf(text).map((sentence) => wordsIn(sentence).length));
  const words = isAsked ? wordsIn(text).length : longest;
  return [
    { code: isAsked ? 'question_long' : 'sentence_long', found: words > wordsMost ? String(words) : undefined },
    { code: 'shouting', found: capitalsIn(text) },
    { code: 'exclamation', found: text.includes('!') ? '!' : undefined },
  ];
}

/** Two words in capitals, or a long one: IKEA and BTW are names, BELANGRIJK is a shout. */
function capitalsIn(text: string): string | undefined {
  return /(?<!\p{L})(?:\p{Lu}{2,}(?:\s+\p{Lu}{2,})+|\p{Lu}{7,})(?!\p{L})/u.exec(text)?.[0];
}

/** What makes an answer say something other than the person thinks. */
function askedIn(place: TextPlace, text: string, phrases: LanguagePhrases): readonly Found[] {
  const { asks } = place;
  if (asks === 'nothing') return [];
  const asking = askingSentences(text).join(' ');
  const isStatement = asks !== 'heading' && asks.kind === 'rating' && (asks.scale === 'D5' || asks.scale === 'D7');
  const joins = joinSeverity(asks);
  const doubleNegation = foundIn(asking, phrases.doubleNegation);
  return [
    { code: 'leading', found: foundIn(text, phrases.leading) },
    ...(joins === undefined
      ? []
      : [{ code: 'double_barrelled', found: joinedSubjects(text, phrases), severity: joins } as const]),
    { code: 'double_negation', found: doubleNegation },
    ...(isStatement
      ? ([
          {
            code: 'negated_statement',
            found: doubleNegation === undefined ? foundIn(text, phrases.negation) : undefined,
          },
          { code: 'absolute', found: foundIn(text, phrases.absolute) },
        ] as const)
      : []),
    { code: 'personal_fact', found: foundIn(text, phrases.personalFact) },
  ];
}

/** Two subjects under one answer spoil it; in words of their own people answer both. */
function joinSeverity(asks: Question | 'heading'): LintSeverity | undefined {
  if (asks === 'heading') return undefined;
  switch (asks.kind) {
    case 'rating':
    case 'yes-no':
    case 'single':
    case 'consent':
    case 'number':
      return 'warning';
    case 'open':
      return 'hint';
    case 'multiple':
    case 'ranking':
    case 'date':
    case 'contact-detail':
    case 'compliment':
      return undefined;
  }
}

/** What pushes people, promises them something for a mark, or sends them somewhere by it. */
function saidIn(place: TextPlace, text: string, phrases: LanguagePhrases): readonly Found[] {
  const reward = foundIn(text, phrases.reward);
  const highMark = foundIn(text, phrases.highMark);
  const request = foundIn(text, phrases.reviewRequest);
  const content = foundIn(text, phrases.ifContent);
  return [
    { code: 'jargon', found: foundIn(text, phrases.jargon) },
    { code: 'pressure', found: foundIn(text, phrases.pressure) },
    { code: 'guilt', found: foundIn(text, phrases.guilt) },
    { code: 'mark_wanted', found: foundIn(text, phrases.markWanted) },
    { code: 'reward_by_mark', found: both(reward, highMark ?? (place.byMark ? reward : undefined)) },
    { code: 'reward_for_review', found: both(reward, request) },
    { code: 'review_gating', found: both(request, content ?? (place.byMark ? request : undefined)) },
  ];
}

function both(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return undefined;
  return first === second ? first : `${first} … ${second}`;
}
