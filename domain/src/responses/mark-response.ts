import type { Answers } from '../surveys/answers.ts';
import { htmlLanguage, type LanguageTag } from '../surveys/language-tag.ts';
import type { Battery } from '../surveys/node/battery.ts';
import type { ShownPage } from '../surveys/path.ts';
import type { Question } from '../surveys/question/question.ts';
import type { RatingQuestion } from '../surveys/question/rating.ts';
import { scales } from '../surveys/scale.ts';
import { questionsOn } from '../surveys/survey-definition.ts';
import { textIn } from '../surveys/survey-text.ts';

/**
 * What is odd about a response: much faster than reading takes, the same answer all the way down, a field filled that no
 * person sees, one of many from one place in a short time, one of many presses on a kiosk in a moment.
 */
export const responseMarks = ['speeder', 'straight-liner', 'honeypot', 'burst', 'tap-burst'] as const;

export type ResponseMark = (typeof responseMarks)[number];

/** A response at its final act. */
export type JudgedResponse = Readonly<{
  /** The pages of this person's path, in the order in which they were shown. */
  pages: readonly ShownPage[];
  answers: Answers;
  language: LanguageTag;
  /** From the first page to the last press; undefined when no page was open the whole time. */
  elapsedMs: number | undefined;
  hasFilledTrap: boolean;
  isInBurst: boolean;
  /** A kiosk's own finding. */
  isTapBurst?: boolean;
}>;

/**
 * The marks of a response. Use: shown beside the response and as a filter, so that an analyst can look at figures with
 * and without. Not to be used to leave answers out by itself: an honest person may be quick, content, or in a large
 * office. Pure: the same verdict whenever it is asked. Throws nothing.
 */
export function markResponse(response: JudgedResponse): readonly ResponseMark[] {
  const { isTapBurst = false } = response;
  const found: Readonly<Record<ResponseMark, boolean>> = {
    speeder: isSpeeder(response),
    'straight-liner': isStraightLiner(response),
    honeypot: response.hasFilledTrap,
    burst: response.isInBurst,
    'tap-burst': isTapBurst,
  };
  return responseMarks.filter((mark) => found[mark]);
}

/** Silent reading of prose takes 238 words a minute on average (Brysbaert 2019, Journal of Memory and Language 109). */
const msPerWord = 60_000 / 238;
/** The press alone, with nothing decided yet. Deciding is not counted, so the expectation is a low one. */
const msPerAnswer = 1_000;
/**
 * At least twice as fast as expected: the cut-off that found meaningless data best with few honest people marked
 * (Leiner 2019, Survey Research Methods 13(3), relative speed index of 2). There it is twice as fast as the median
 * respondent; here as a low expectation from the words, which does not move with whoever else answers.
 */
const speedFactor = 2;
/** Fewer answers than these are no evidence: one lucky guess more or less decides. */
const answersLeast = 4;

/**
 * The opening question is not counted, since it may have been read in the mail, nor is anything skipped. Example: nine
 * ratings of eight words each are expected to take 27 s; in 12 s they were not read.
 */
function isSpeeder({ pages, answers, language, elapsedMs }: JudgedResponse): boolean {
  if (elapsedMs === undefined) return false;
  const [, ...asked] = pages.flatMap((page) => questionsOn(page.nodes));
  const answered = asked.filter(({ id }) => answers[id] !== undefined && answers[id] !== null);
  return answered.length >= answersLeast && elapsedMs * speedFactor < expectedMs(answered, language);
}

function expectedMs(questions: readonly Question[], language: LanguageTag): number {
  const words = questions.reduce((sum, question) => sum + countWords(textIn(question.text, language), language), 0);
  return words * msPerWord + questions.length * msPerAnswer;
}

/** Words as the language has them: Chinese and Thai put no blanks between them. */
function countWords(text: string, language: LanguageTag): number {
  let count = 0;
  for (const { isWordLike } of segmenterOf(language).segment(text)) if (isWordLike) count += 1;
  return count;
}

const segmenters = new Map<LanguageTag, Intl.Segmenter>();

function segmenterOf(language: LanguageTag): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  // A tag that means nothing to Intl reads as the root.
  const [tag] = Intl.Segmenter.supportedLocalesOf([htmlLanguage(language)]);
  const made = new Intl.Segmenter(tag, { granularity: 'word' });
  if (segmenters.size < 100) segmenters.set(language, made);
  return made;
}

/** Rows of a battery that say enough: over fewer, the same answer may simply be true. */
const rowsLeast = 5;
/**
 * Without a reversed row the same answer all the way may be content as well as careless, so a run has to be long: no
 * attentive sample gives ten alike (Johnson 2005, Journal of Research in Personality 39, long strings of 6 to 14 by answer;
 * Curran 2016, Journal of Experimental Social Psychology 66, half of the scale's length).
 */
const runLeast = 10;

function isStraightLiner({ pages, answers }: JudgedResponse): boolean {
  // Most surveys are short: of so few answers nothing can be said, whatever they are.
  if (Object.keys(answers).length < rowsLeast) return false;
  const nodes = pages.flatMap((page) => page.nodes);
  const contradicts = nodes.some((node) => node.kind === 'battery' && contradictsItself(node, answers));
  return contradicts || longestRun(ratingsOf(pages), answers) >= runLeast;
}

/** "Always on time" and "often late" both agreed with. The middle of a scale contradicts nothing. */
function contradictsItself(battery: Battery, answers: Answers): boolean {
  const rows = battery.questions.filter(({ id }) => typeof answers[id] === 'number');
  const [first] = rows;
  if (first === undefined || rows.length < rowsLeast) return false;
  const { minimum, maximum } = scales[first.scale];
  const score = answers[first.id];
  const isSame = rows.every(({ id }) => answers[id] === score);
  const reversed = rows.filter(({ direction }) => direction === 'lower-is-better').length;
  return isSame && reversed > 0 && reversed < rows.length && score !== (minimum + maximum) / 2;
}

function ratingsOf(pages: readonly ShownPage[]): readonly RatingQuestion[] {
  return pages.flatMap((page) => questionsOn(page.nodes)).filter((question) => question.kind === 'rating');
}

/** Most ratings in a row, as they were shown, with one answer on one scale. */
function longestRun(ratings: readonly RatingQuestion[], answers: Answers): number {
  let longest = 0;
  let run = 0;
  let before = '';
  for (const { id, scale } of ratings) {
    const score = answers[id];
    const now = typeof score === 'number' ? `${scale} ${score}` : '';
    run = now === '' ? 0 : now === before ? run + 1 : 1;
    before = now;
    longest = Math.max(longest, run);
  }
  return longest;
}
