import { isLongerThan } from '../text-length.ts';
import { isOffScale, type OffScaleAnswer } from './answers.ts';
import { isDay } from './is-day.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import type { ContactDetailQuestion } from './question/contact-detail.ts';
import type { MultipleQuestion } from './question/multiple.ts';
import type { NumberQuestion } from './question/number.ts';
import type { Question } from './question/question.ts';
import type { RatingQuestion } from './question/rating.ts';
import { scales } from './scale.ts';

/** What may be wrong with one answer. */
export type ValueFault =
  | 'answer_required'
  | 'answer_type'
  | 'answer_range'
  | 'answer_step'
  | 'answer_too_long'
  | 'answer_not_text'
  | 'answer_choice'
  | 'answer_repeated'
  | 'answer_exclusive'
  | 'answer_too_many'
  | 'answer_ranking'
  | 'answer_date'
  | 'answer_email'
  | 'answer_phone';

/** Whether a value may be stored for a question: nothing is wrong, or this. */
export type ValueCheck = (value: unknown) => ValueFault | undefined;

/** Compiles the rule of one question, whatever its kind. A skip is right unless the question is required. */
export function compileQuestion(question: Question): ValueCheck {
  const check = compileKind(question);
  const { required } = question;
  return (value) => (isSkip(value) ? (required ? 'answer_required' : skipFault(value, check)) : check(value));
}

/** Compiles the rule of the words beside "other". */
export function compileWords(lengthMax: number): ValueCheck {
  const limit = { graphemes: lengthMax, bytes: wordsBytesMax };
  return (value) => {
    if (value === null) return undefined;
    if (typeof value !== 'string') return 'answer_type';
    if (isLongerThan(value, limit)) return 'answer_too_long';
    return unstorable.test(value) ? 'answer_not_text' : undefined;
  };
}

/** Null, a text of blanks and an empty list all say that the person gave nothing. */
export function isSkip(value: unknown): boolean {
  if (typeof value === 'string') return !/\S/u.test(value);
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** What is empty of the wrong type is still of the wrong type: `[]` for a score, blanks over the limit. */
function skipFault(value: unknown, check: ValueCheck): ValueFault | undefined {
  return value === null ? undefined : check(value);
}

function compileKind(question: Question): ValueCheck {
  switch (question.kind) {
    case 'rating':
      return compileRating(question);
    case 'open':
    case 'compliment':
      return compileWords(question.lengthMax);
    case 'yes-no':
      return compileChoice(question.partly === true ? ['yes', 'partly', 'no'] : ['yes', 'no'], question.offers);
    case 'consent':
      return compileChoice(['yes', 'no'], undefined);
    case 'single':
      return compileChoice(idsOf(question.options), question.offers);
    case 'multiple':
      return compileMultiple(question);
    case 'ranking':
      return compileRanking(idsOf(question.options));
    case 'number':
      return compileNumber(question);
    case 'date':
      return (value) => {
        if (typeof value !== 'string') return 'answer_type';
        if (!isDay(value)) return 'answer_date';
        const { earliest = value, latest = value } = question;
        return value < earliest || value > latest ? 'answer_range' : undefined;
      };
    case 'contact-detail':
      return compileDetail(question);
  }
}

function compileRating({ scale, halfSteps, offers }: RatingQuestion): ValueCheck {
  const { minimum, maximum } = scales[scale];
  const factor = halfSteps === true ? 2 : 1;
  return (value) => {
    if (typeof value !== 'number') return isOffered(value, offers) ? undefined : 'answer_type';
    if (Number.isNaN(value)) return 'answer_type';
    if (value < minimum || value > maximum) return 'answer_range';
    return Number.isInteger(value * factor) ? undefined : 'answer_step';
  };
}

function compileChoice(ids: readonly string[], offers: readonly OffScaleAnswer[] | undefined): ValueCheck {
  const known = new Set<unknown>(ids);
  return (value) => {
    if (known.has(value) || isOffered(value, offers)) return undefined;
    return typeof value === 'string' ? 'answer_choice' : 'answer_type';
  };
}

function compileMultiple({ options, choicesMax = options.length }: MultipleQuestion): ValueCheck {
  const listCheck = compileList(idsOf(options));
  const exclusive = new Set<unknown>(idsOf(options.filter((option) => option.exclusive === true)));
  return (value) => {
    const fault = listCheck(value);
    if (fault !== undefined || !Array.isArray(value)) return fault;
    if (value.length > 1 && value.some((id) => exclusive.has(id))) return 'answer_exclusive';
    return value.length > choicesMax ? 'answer_too_many' : undefined;
  };
}

function compileRanking(ids: readonly string[]): ValueCheck {
  const listCheck = compileList(ids);
  return (value) => {
    const fault = listCheck(value);
    if (fault !== undefined || !Array.isArray(value) || value.length === 0) return fault;
    return value.length === ids.length ? undefined : 'answer_ranking';
  };
}

/** A list of known ids, none of them twice. */
function compileList(ids: readonly string[]): ValueCheck {
  const known = new Set<unknown>(ids);
  return (value) => {
    if (!Array.isArray(value)) return 'answer_type';
    if (value.length > known.size) return 'answer_repeated';
    const given: readonly unknown[] = value;
    if (!given.every((id) => known.has(id))) {
      return given.every((id) => typeof id === 'string') ? 'answer_choice' : 'answer_type';
    }
    return new Set(given).size === given.length ? undefined : 'answer_repeated';
  };
}

function compileNumber({ minimum, maximum, decimals }: NumberQuestion): ValueCheck {
  return (value) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return 'answer_type';
    if (value < minimum || value > maximum) return 'answer_range';
    return Number(value.toFixed(decimals)) === value ? undefined : 'answer_step';
  };
}

const detailLengths = { name: 200, email: 254, phone: 40 } as const;

/** One part before the @, and a domain with a dot behind it: a mail that arrives is the only proof there is. */
const email = /^[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@.]{2,63}$/u;

/** Digits as people group them, with an optional country code. */
const phone = /^\+?[\d\s()./-]{5,30}$/;

function compileDetail({ detail }: ContactDetailQuestion): ValueCheck {
  const wordsCheck = compileWords(detailLengths[detail]);
  return (value) => {
    const fault = wordsCheck(value);
    if (fault !== undefined || typeof value !== 'string' || isSkip(value)) return fault;
    if (detail === 'email') return email.test(value.trim()) ? undefined : 'answer_email';
    if (detail === 'phone') return phone.test(value.trim()) ? undefined : 'answer_phone';
    return undefined;
  };
}

function isOffered(value: unknown, offers: readonly OffScaleAnswer[] | undefined): boolean {
  return offers !== undefined && isOffScale(value) && offers.includes(value);
}

function idsOf(options: readonly ChoiceOption[]): readonly string[] {
  return options.map(({ id }) => id);
}

/** Whatever the author allows in characters, an open text weighs no more than this. */
const wordsBytesMax = 64 * 1024;

/** NUL does not fit PostgreSQL's text, half a surrogate pair does not fit UTF-8. Both only come from machines. */
const unstorable = /[\0\ud800-\udfff]/u;
