import type { Answers } from './answers.ts';
import { isOtherChosen, otherTextId } from './question/choice-option.ts';
import type { MultipleQuestion } from './question/multiple.ts';
import type { NumberQuestion } from './question/number.ts';
import type { Question } from './question/question.ts';
import type { RankingQuestion } from './question/ranking.ts';
import type { SingleQuestion } from './question/single.ts';
import { openingQuestionOf, questionsOf, type SurveyDefinition } from './survey-definition.ts';

/**
 * The fields of a page's form that are not answers. A question may not be called by one of these names.
 * `page` is the page's id, `shown` the ids of the questions that stood on it, `skip` the button that skips them, `website`
 * the field that no person sees: who fills it in is a program.
 */
export const formFieldNames = [
  'page',
  'shown',
  'skip',
  'nonce',
  'submission',
  'evidence',
  'language',
  'website',
] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Turns a plain form's fields into answers. Only the questions that the form says it showed are read: what was shown
 * and left empty is a skip (null), what was not shown stays absent. A rating left empty without pressing skip stays
 * absent too, so that the page is shown again with a word about it. Pressing skip skips the opening mark, which a link may
 * have chosen, and whatever is empty; rows that somebody did fill in are kept. The result still has to pass the check.
 */
export function answersFromForm(definition: SurveyDefinition, fields: Fields): Readonly<Record<string, unknown>> {
  const shown = new Set(shownOn(fields));
  const opening = openingQuestionOf(definition);
  const entries = questionsOf(definition)
    .filter(({ id }) => shown.has(id))
    .flatMap((question): readonly (readonly [string, unknown])[] => {
      if (fields['skip'] === undefined) return answersOf(question, fields);
      return question.id === opening.id ? [[question.id, null]] : answersOrSkip(question, fields);
    });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The questions of a form that must be answered or skipped before the page is done, and were neither. */
export function unansweredOnForm(definition: SurveyDefinition, fields: Fields, answers: Answers): readonly string[] {
  const shown = new Set(shownOn(fields));
  return questionsOf(definition)
    .map(({ id }) => id)
    .filter((id) => shown.has(id) && !Object.hasOwn(answers, id));
}

function shownOn(fields: Fields): readonly string[] {
  return typeof fields['shown'] === 'string' ? fields['shown'].split(' ') : [];
}

function answersOrSkip(question: Question, fields: Fields): readonly (readonly [string, unknown])[] {
  return answersOf(question, fields).map(([id, value]) => [id, value ?? null]);
}

/** The answer of a question, and the words beside its "other" when that was chosen. */
function answersOf(question: Question, fields: Fields): readonly (readonly [string, unknown])[] {
  const value = answerOf(question, fields);
  if (question.kind !== 'single' && question.kind !== 'multiple') return [[question.id, value]];
  return [[question.id, value], ...otherWords(question, value, fields)];
}

function otherWords(
  question: SingleQuestion | MultipleQuestion,
  value: unknown,
  fields: Fields,
): readonly (readonly [string, unknown])[] {
  return isOtherChosen(question, value) ? [[otherTextId(question), words(fields[otherTextId(question)])]] : [];
}

function answerOf(question: Question, fields: Fields): unknown {
  const field = fields[question.id];
  const isEmpty = field === undefined || field === '';
  switch (question.kind) {
    case 'rating':
      return isEmpty ? undefined : numeric(field, question.halfSteps === true ? halfStep : wholeNumber);
    case 'multiple':
      return isEmpty ? null : inOrderOf(question, Array.isArray(field) ? field : [field]);
    case 'ranking':
      return rankedIn(question, fields);
    case 'number':
      return isEmpty ? null : amountIn(question, field);
    case 'open':
    case 'compliment':
      return words(field);
    default:
      return isEmpty ? null : field;
  }
}

const wholeNumber = /^-?\d{1,3}$/;
const halfStep = /^-?\d{1,3}(?:\.5)?$/;

/** Typed by people: a comma or a point before the decimals, nothing between the thousands. */
const amount = /^(-?\d{1,15})(?:[.,](\d{1,10}))?$/;

/** Who writes 1.000 where no thousandths are asked for means a thousand: that is not made into one, but asked again. */
function amountIn({ decimals }: NumberQuestion, field: unknown): unknown {
  if (typeof field !== 'string') return field;
  const [all, whole, fraction = '0'] = amount.exec(field.trim()) ?? [];
  if (all === undefined || (fraction.length === 3 && decimals < 3)) return field;
  return Number(`${whole}.${fraction}`);
}

function numeric(field: unknown, shape: RegExp): unknown {
  return typeof field === 'string' && shape.test(field) ? Number(field) : field;
}

/** A form sends line ends as CR LF; an answer is stored with LF, whichever way it came. */
function words(field: unknown): unknown {
  if (field === undefined || field === '') return null;
  return typeof field === 'string' ? field.replaceAll('\r\n', '\n') : field;
}

/** The survey's order for what it knows; what it does not know stays in, for the check to refuse. */
function inOrderOf({ options }: MultipleQuestion, chosen: readonly unknown[]): readonly unknown[] {
  const place = (id: unknown): number => options.findIndex((option) => option.id === id);
  return chosen.toSorted((a, b) => place(a) - place(b));
}

/**
 * A ranking comes as one field with the ids in order, or without JavaScript as a place for each option. Two options in
 * one place are no order: neither is taken, and the check asks for the whole list.
 */
function rankedIn({ id, options }: RankingQuestion, fields: Fields): unknown {
  const field = fields[id];
  if (typeof field === 'string' && field !== '') return field.split(' ');
  const placed = options.flatMap((option) => {
    const place = fields[`${id}.${option.id}`];
    return typeof place === 'string' && /^[1-9]\d{0,2}$/.test(place) ? [{ id: option.id, place: Number(place) }] : [];
  });
  if (placed.length === 0) return field === undefined || field === '' ? null : field;
  const alone = placed.filter(({ place }) => placed.filter((other) => other.place === place).length === 1);
  // An empty list would be a skip, and somebody who ranked did not skip.
  return alone.length === 0
    ? placed.slice(0, 1).map((one) => one.id)
    : alone.toSorted((a, b) => a.place - b.place).map((one) => one.id);
}
