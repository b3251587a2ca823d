import { offScaleAnswers } from './answers.ts';
import { isDay } from './is-day.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import type { Question, QuestionKind } from './question/question.ts';
import type { RatingQuestion, Touchpoint } from './question/rating.ts';
import { readId, readQuestionId } from './read-id.ts';
import { readSurveyText } from './read-survey-text.ts';
import {
  isPlainObject,
  optional,
  type Reader,
  readBoolean,
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readWholeNumber,
  refuse,
} from './read-value.ts';
import { scaleIds } from './scale.ts';
import { surveyLimits } from './survey-limits.ts';

/** A condition is kept as it was written, right or wrong: whether it can be read is asked when the survey is published. */
export const readCondition = optional(readText(surveyLimits.condition));

const head = {
  id: readQuestionId,
  item: readId,
  text: readSurveyText(surveyLimits.title),
  required: readBoolean,
};

const readOffers = optional(readList({ least: 1, most: offScaleAnswers.length }, readOneOf(offScaleAnswers)));

const ratingParts = {
  kind: readOneOf(['rating']),
  ...head,
  scale: readOneOf(scaleIds),
  role: readOneOf(['nps', 'csat', 'grade', 'ces', 'stars', 'expectation', 'none']),
  comparabilityKey: readText(surveyLimits.name),
  halfSteps: optional(readBoolean),
  offers: readOffers,
  attribute: optional(readId),
  touchpoint: optional(readOneOf<Touchpoint>(['before', 'during', 'after'])),
  direction: optional(readOneOf<NonNullable<RatingQuestion['direction']>>(['higher-is-better', 'lower-is-better'])),
  alternative: optional(readSurveyText(surveyLimits.name)),
} as const;

export const readRating: Reader<RatingQuestion> = readObject<RatingQuestion>({ ...ratingParts, when: readCondition });

/** One side of a pair: the condition is the pair's. */
export const readSide: Reader<RatingQuestion> = readObject<Omit<RatingQuestion, 'when'>>(ratingParts);

const readOptions = readList<ChoiceOption>(
  { least: 1, most: surveyLimits.options },
  readObject<ChoiceOption>({
    id: readId,
    text: readSurveyText(surveyLimits.title),
    takesText: optional(readBoolean),
    exclusive: optional(readBoolean),
  }),
);

const readAnswerLength = readWholeNumber({ minimum: 1, maximum: surveyLimits.answerLength });

const readAmount = readNumber({ minimum: -surveyLimits.amount, maximum: surveyLimits.amount });

function readDay(value: unknown, pointer: string): string {
  return isDay(value) ? value : refuse('day_malformed', pointer);
}

const readers: { readonly [Kind in QuestionKind]: Reader<Question & { kind: Kind }> } = {
  rating: readRating,
  open: readObject<Question & { kind: 'open' }>({
    kind: readOneOf(['open']),
    ...head,
    lengthMax: readAnswerLength,
    short: optional(readBoolean),
    when: readCondition,
  }),
  'yes-no': readObject<Question & { kind: 'yes-no' }>({
    kind: readOneOf(['yes-no']),
    ...head,
    partly: optional(readBoolean),
    offers: readOffers,
    when: readCondition,
  }),
  single: readObject<Question & { kind: 'single' }>({
    kind: readOneOf(['single']),
    ...head,
    options: readOptions,
    shuffled: optional(readBoolean),
    offers: readOffers,
    when: readCondition,
  }),
  multiple: readObject<Question & { kind: 'multiple' }>({
    kind: readOneOf(['multiple']),
    ...head,
    options: readOptions,
    shuffled: optional(readBoolean),
    choicesMax: optional(readWholeNumber({ minimum: 1, maximum: surveyLimits.options })),
    when: readCondition,
  }),
  ranking: readObject<Question & { kind: 'ranking' }>({
    kind: readOneOf(['ranking']),
    ...head,
    options: readOptions,
    when: readCondition,
  }),
  number: readObject<Question & { kind: 'number' }>({
    kind: readOneOf(['number']),
    ...head,
    minimum: readAmount,
    maximum: readAmount,
    decimals: readWholeNumber({ minimum: 0, maximum: surveyLimits.decimals }),
    unit: optional(readSurveyText(surveyLimits.unit)),
    when: readCondition,
  }),
  date: readObject<Question & { kind: 'date' }>({
    kind: readOneOf(['date']),
    ...head,
    earliest: optional(readDay),
    latest: optional(readDay),
    when: readCondition,
  }),
  'contact-detail': readObject<Question & { kind: 'contact-detail' }>({
    kind: readOneOf(['contact-detail']),
    ...head,
    detail: readOneOf(['name', 'email', 'phone']),
    when: readCondition,
  }),
  consent: readObject<Question & { kind: 'consent' }>({
    kind: readOneOf(['consent']),
    ...head,
    purpose: readOneOf(['contact', 'research', 'marketing', 'publication']),
    when: readCondition,
  }),
  compliment: readObject<Question & { kind: 'compliment' }>({
    kind: readOneOf(['compliment']),
    ...head,
    lengthMax: readAnswerLength,
    when: readCondition,
  }),
};

export function isQuestionKind(kind: unknown): kind is QuestionKind {
  return typeof kind === 'string' && Object.hasOwn(readers, kind);
}

export function readQuestion(value: unknown, pointer: string): Question {
  if (!isPlainObject(value)) return refuse('not_object', pointer);
  const { kind } = value;
  return isQuestionKind(kind) ? readers[kind](value, pointer) : refuse('kind_unknown', `${pointer}/kind`);
}
