import { isLongerThan } from '../text-length.ts';
import type { Answers } from './answers.ts';
import type { OpenQuestion } from './question/open.ts';
import type { Question } from './question/question.ts';
import type { RatingQuestion } from './question/rating.ts';
import type { YesNoQuestion } from './question/yes-no.ts';
import { scales } from './scale.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

export type AnswerFaultCode =
  | 'answers_not_object'
  | 'answer_required'
  | 'answer_type'
  | 'answer_range'
  | 'answer_step'
  | 'answer_too_long'
  | 'answer_not_text';

/** The first thing that is wrong, and where: a JSON pointer into the answers. */
export type AnswerFault = Readonly<{ code: AnswerFaultCode; pointer: string }>;

export type AnswerCheck = (answers: unknown) => AnswerFault | undefined;

type ValueCheck = Readonly<{ id: string; check: (value: unknown) => AnswerFault | undefined }>;

/**
 * Compiles the questions of one published version to closures, once, so that the answer path neither walks the
 * definition nor allocates when all is well. It asks: may this value be stored for this question? Absent questions
 * are left to `openPage`, and ids that the survey does not know are no fault: `knownAnswers` leaves them out.
 */
export function compileAnswerCheck(definition: SurveyDefinition): AnswerCheck {
  const checks: readonly ValueCheck[] = questionsOf(definition).map((question) => ({
    id: question.id,
    check: compileQuestion(question),
  }));
  const notObject: AnswerFault = { code: 'answers_not_object', pointer: '' };
  return (answers) => {
    if (!isRecord(answers)) return notObject;
    for (const { id, check } of checks) {
      const value = answers[id];
      if (value === undefined) continue;
      const fault = check(value);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

/**
 * The answers to questions of this survey, in the survey's order. Ids that it does not know are left out and counted;
 * a text of nothing but blanks is a skip. Call it on answers that the check let through.
 */
export function knownAnswers(
  definition: SurveyDefinition,
  answers: Answers,
): Readonly<{ answers: Answers; unknownCount: number }> {
  const known: Record<string, Answers[string]> = {};
  let knownCount = 0;
  for (const page of definition.pages) {
    for (const { id } of page.questions) {
      const value = answers[id];
      if (value === undefined) continue;
      known[id] = isBlank(value) ? null : value;
      knownCount += 1;
    }
  }
  return { answers: known, unknownCount: Object.keys(answers).length - knownCount };
}

function compileQuestion(question: Question): ValueCheck['check'] {
  switch (question.kind) {
    case 'rating':
      return compileRating(question);
    case 'open':
      return compileOpen(question);
    case 'yes-no':
      return compileYesNo(question);
  }
}

function compileRating(question: RatingQuestion): ValueCheck['check'] {
  const { minimum, maximum } = scales[question.scale];
  const { required } = question;
  const fault = faultsAt(question.id);
  return (value) => {
    if (value === null) return required ? fault.required : undefined;
    if (typeof value !== 'number' || Number.isNaN(value)) return fault.type;
    if (value < minimum || value > maximum) return fault.range;
    return Number.isInteger(value) ? undefined : fault.step;
  };
}

function compileYesNo(question: YesNoQuestion): ValueCheck['check'] {
  const { required } = question;
  const fault = faultsAt(question.id);
  return (value) => {
    if (value === 'yes' || value === 'no') return undefined;
    if (value === null) return required ? fault.required : undefined;
    return typeof value === 'string' ? fault.range : fault.type;
  };
}

/** Whatever the author allows in characters, an open text weighs no more than this. */
const openTextBytesMax = 64 * 1024;

function compileOpen(question: OpenQuestion): ValueCheck['check'] {
  const { required, lengthMax } = question;
  const limit = { graphemes: lengthMax, bytes: openTextBytesMax };
  const fault = faultsAt(question.id);
  return (value) => {
    if (value === null) return required ? fault.required : undefined;
    if (typeof value !== 'string') return fault.type;
    if (isLongerThan(value, limit)) return fault.tooLong;
    if (unstorable.test(value)) return fault.notText;
    return required && isBlank(value) ? fault.required : undefined;
  };
}

/** NUL does not fit PostgreSQL's text, half a surrogate pair does not fit UTF-8. Both only come from machines. */
const unstorable = /[\0\ud800-\udfff]/u;

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && !/\S/u.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Made once per question, so that refusing allocates no more than accepting does. */
function faultsAt(id: string) {
  const pointer = `/${id}`;
  return {
    required: { code: 'answer_required', pointer },
    type: { code: 'answer_type', pointer },
    range: { code: 'answer_range', pointer },
    step: { code: 'answer_step', pointer },
    tooLong: { code: 'answer_too_long', pointer },
    notText: { code: 'answer_not_text', pointer },
  } as const satisfies Readonly<Record<string, AnswerFault>>;
}
