import type { Answers } from './answers.ts';
import { compileQuestion, compileWords, isSkip, type ValueFault } from './compile-question.ts';
import { otherTextId, otherTextLengthMax } from './question/choice-option.ts';
import type { Question } from './question/question.ts';
import { isPlainObject } from './read-value.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

export type AnswerFaultCode = ValueFault | 'answers_not_object';

/** The first thing that is wrong, and where: a JSON pointer into the answers. */
export type AnswerFault = Readonly<{ code: AnswerFaultCode; pointer: string }>;

export type AnswerCheck = (answers: unknown) => AnswerFault | undefined;

/**
 * Compiles the questions of one published version to closures, once, so that the answer path neither walks the
 * definition nor allocates when all is well. It asks: may this value be stored for this question? Absent questions
 * are left to `openPage`, and ids that the survey does not know are no fault: `knownAnswers` leaves them out.
 */
export function compileAnswerCheck(definition: SurveyDefinition): AnswerCheck {
  const words = compileWords(otherTextLengthMax);
  const checks = questionsOf(definition).flatMap((question) => [
    { id: question.id, check: compileQuestion(question) },
    ...(takesOtherText(question) ? [{ id: otherTextId(question), check: words }] : []),
  ]);
  return (answers) => {
    if (!isPlainObject(answers)) return { code: 'answers_not_object', pointer: '' };
    for (const { id, check } of checks) {
      const value = answers[id];
      if (value === undefined) continue;
      const code = check(value);
      if (code !== undefined) return { code, pointer: `/${id}` };
    }
    return undefined;
  };
}

/**
 * The answers to questions of this survey, in the survey's order, each in the one form in which it is stored. Ids that it
 * does not know are left out and counted; a text of nothing but blanks and an empty list are skips. Call it on answers
 * that the check let through.
 */
export function knownAnswers(
  definition: SurveyDefinition,
  answers: Answers,
): Readonly<{ answers: Answers; unknownCount: number }> {
  const known: Record<string, Answers[string]> = {};
  const keep = (id: string, value: Answers[string] | undefined): void => {
    if (value !== undefined) known[id] = isSkip(value) ? null : value;
  };
  for (const question of questionsOf(definition)) {
    keep(question.id, stored(question, answers[question.id]));
    if (takesOtherText(question)) keep(otherTextId(question), answers[otherTextId(question)]);
  }
  return { answers: known, unknownCount: Object.keys(answers).length - Object.keys(known).length };
}

/** Choices are stored in the survey's order, whichever order chance showed them in; an address without the blanks around it. */
function stored(question: Question, value: Answers[string] | undefined): Answers[string] | undefined {
  if (question.kind === 'contact-detail' && typeof value === 'string') return value.trim();
  if (question.kind !== 'multiple' || typeof value !== 'object' || value === null) return value;
  return question.options.map(({ id }) => id).filter((id) => value.includes(id));
}

function takesOtherText(question: Question): boolean {
  return 'options' in question && question.options.some(({ takesText }) => takesText === true);
}
