import { type Answers, isOffScale } from './answers.ts';
import { type LanguageTag, localeOf } from './language-tag.ts';
import { otherTextId } from './question/choice-option.ts';
import type { MultipleQuestion } from './question/multiple.ts';
import type { Question, QuestionKind } from './question/question.ts';
import type { SingleQuestion } from './question/single.ts';
import { textIn } from './survey-text.ts';
import { unbrokenDay } from './unbroken-day.ts';

/** The kinds whose answer can stand in a sentence. A yes, a consent or a ranking is no noun. */
export const kindsInWords: readonly QuestionKind[] = [
  'rating',
  'number',
  'date',
  'single',
  'multiple',
  'open',
  'contact-detail',
  'compliment',
];

/** An answer as a later text repeats it, in the language of the page; empty when there is none to repeat. */
export function answerInWords(question: Question, answers: Answers, tag: LanguageTag): string {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  if (answer === undefined || answer === null || isOffScale(answer)) return '';
  switch (question.kind) {
    case 'rating':
    case 'number':
      return typeof answer === 'number' ? numberIn(answer, tag) : '';
    case 'date':
      return typeof answer === 'string' ? dayIn(answer, tag) : '';
    case 'single':
      return optionIn(question, answer, answers, tag);
    case 'multiple':
      return typeof answer === 'object'
        ? new Intl.ListFormat(localeOf(tag)).format(answer.map((id) => optionIn(question, id, answers, tag)))
        : '';
    case 'open':
    case 'contact-detail':
    case 'compliment':
      return typeof answer === 'string' ? answer : '';
    default:
      return '';
  }
}

/** Without marks between the thousands and in the digits of the scale's own numbers. */
function numberIn(value: number, tag: LanguageTag): string {
  const format = { useGrouping: false, maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(localeOf(tag), format).format(value);
}

function dayIn(day: string, tag: LanguageTag): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return '';
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return unbrokenDay(new Intl.DateTimeFormat(localeOf(tag), format).format(time));
}

/** The option's words, or what the person wrote beside "other". */
function optionIn(
  question: SingleQuestion | MultipleQuestion,
  answer: unknown,
  answers: Answers,
  tag: LanguageTag,
): string {
  const option = question.options.find(({ id }) => id === answer);
  if (option === undefined) return '';
  const own = option.takesText === true ? answers[otherTextId(question)] : undefined;
  return typeof own === 'string' && own.trim() !== '' ? own : textIn(option.text, tag);
}
