import type { Answers } from '../surveys/answers.ts';
import type { RatingQuestion } from '../surveys/question/rating.ts';
import { openingQuestionOf, questionsOf, type SurveyDefinition } from '../surveys/survey-definition.ts';
import type { CaseKind } from './case-event.ts';

/** When an answer becomes a case by itself. */
export type AnswerRule = Readonly<{
  /** Whoever says that we may contact them. */
  onContactWish: boolean;
  /** Whoever gives a low mark, whether they ask for a word or not. */
  onLowScore: boolean;
  /** Praise of a person, so that it reaches them. */
  onCompliment: boolean;
}>;

export const defaultAnswerRule: AnswerRule = { onContactWish: true, onLowScore: false, onCompliment: true };

/** What an answer brings in, with what the person said of themselves in it. */
export type CaseOfAnswer = Readonly<{
  kind: CaseKind;
  source: 'answer' | 'low_score';
  words: string;
  name: string;
  email: string;
  phone: string;
}>;

/** The highest mark that is low, by what it means: a grade of 5 is insufficient at any Dutch school. */
const lowMost: Readonly<Record<RatingQuestion['role'], number>> = {
  nps: 3,
  csat: 2,
  grade: 5,
  ces: 3,
  stars: 2,
  expectation: -1,
  none: Number.NEGATIVE_INFINITY,
};

/**
 * Whether an answer is a case, and which; undefined when it is none.
 *
 * Use when an answer is complete, or was left for a while. When not to use: to decide whom to ask, which the score never
 * decides.
 *
 * @example
 * caseOfAnswer(definition, answers, [], defaultAnswerRule)?.kind; // 'complaint'
 * @throws nothing.
 */
export function caseOfAnswer(
  definition: SurveyDefinition,
  answers: Answers,
  offPath: readonly string[],
  rule: AnswerRule,
): CaseOfAnswer | undefined {
  const said = answeredOf(definition, answers, offPath);
  const isLow = isLowMark(openingQuestionOf(definition), answers);
  const wantsContact = said.some(
    ({ kind, answer, purpose }) => kind === 'consent' && purpose === 'contact' && answer === 'yes',
  );
  const person = { name: detailOf(said, 'name'), email: detailOf(said, 'email'), phone: detailOf(said, 'phone') };
  const words = wordsOf(said, 'open');
  if (wantsContact && rule.onContactWish)
    return { kind: isLow ? 'complaint' : 'question', source: 'answer', words, ...person };
  if (isLow && rule.onLowScore) return { kind: 'complaint', source: 'low_score', words, ...person };
  const praise = wordsOf(said, 'compliment');
  return praise !== '' && rule.onCompliment
    ? { kind: 'compliment', source: 'answer', words: praise, ...person }
    : undefined;
}

type Said = Readonly<{ kind: string; answer: unknown; purpose?: string; detail?: string }>;

function answeredOf(definition: SurveyDefinition, answers: Answers, offPath: readonly string[]): readonly Said[] {
  return questionsOf(definition)
    .filter(({ id }) => answers[id] !== undefined && answers[id] !== null && !offPath.includes(id))
    .map((question) => ({
      kind: question.kind,
      answer: answers[question.id],
      ...(question.kind === 'consent' && { purpose: question.purpose }),
      ...(question.kind === 'contact-detail' && { detail: question.detail }),
    }));
}

function isLowMark({ id, role }: RatingQuestion, answers: Answers): boolean {
  const mark = answers[id];
  return typeof mark === 'number' && mark <= lowMost[role];
}

function detailOf(said: readonly Said[], detail: 'name' | 'email' | 'phone'): string {
  const given = said.find((one) => one.detail === detail)?.answer;
  return typeof given === 'string' ? given.trim() : '';
}

function wordsOf(said: readonly Said[], kind: 'open' | 'compliment'): string {
  return said
    .flatMap((one) => (one.kind === kind && typeof one.answer === 'string' ? [one.answer.trim()] : []))
    .filter((text) => text !== '')
    .join('\n\n');
}
