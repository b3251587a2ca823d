import type { Answers } from './answers.ts';
import type { Question } from './question/question.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/**
 * The fields of a page's form that are not answers. A question may not be called by one of these names.
 * `page` is the page's id, `shown` the ids of the questions that stood on it, `skip` the button that skips them.
 */
export const formFieldNames = ['page', 'shown', 'skip', 'nonce', 'submission', 'evidence', 'language'] as const;

const wholeNumber = /^-?\d{1,3}$/;

/**
 * Turns a plain form's fields into answers. Only the questions that the form says it showed are read: what was shown
 * and left empty is a skip (null), what was not shown stays absent. A rating left empty without pressing skip stays
 * absent too, so that the page is shown again with a word about it. The result still has to pass the answer check.
 */
export function answersFromForm(
  definition: SurveyDefinition,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const shown = new Set(typeof fields['shown'] === 'string' ? fields['shown'].split(' ') : []);
  const isSkipped = fields['skip'] !== undefined;
  const entries: [string, unknown][] = [];
  for (const question of questionsOf(definition)) {
    if (!shown.has(question.id)) continue;
    const value = isSkipped ? null : answerFromField(question, fields[question.id]);
    if (value !== undefined) entries.push([question.id, value]);
  }
  return Object.fromEntries(entries);
}

/** The questions of a form that must be answered or skipped before the page is done, and were neither. */
export function unansweredOnForm(
  definition: SurveyDefinition,
  fields: Readonly<Record<string, unknown>>,
  answers: Answers,
): readonly string[] {
  const shown = typeof fields['shown'] === 'string' ? fields['shown'].split(' ') : [];
  return questionsOf(definition)
    .filter((question) => shown.includes(question.id) && !(question.id in answers))
    .map((question) => question.id);
}

function answerFromField(question: Question, field: unknown): unknown {
  const isEmpty = field === undefined || field === '';
  switch (question.kind) {
    case 'rating':
      if (isEmpty) return undefined;
      return typeof field === 'string' && wholeNumber.test(field) ? Number(field) : field;
    case 'open':
      if (isEmpty) return null;
      // A form sends line ends as CR LF; an answer is stored with LF, whichever way it came.
      return typeof field === 'string' ? field.replaceAll('\r\n', '\n') : field;
    case 'yes-no':
      return isEmpty ? null : field;
  }
}
