import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileAnswerCheck, knownAnswers } from './check-answers.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import type { SurveyDefinition } from './survey-definition.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };
const definition = draftFromQuestionnaire('recommendation', details);
const check = compileAnswerCheck(definition);

function withRequired(survey: SurveyDefinition): SurveyDefinition {
  const pages = survey.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) => ({ ...question, required: true })),
  }));
  return { ...survey, pages };
}

describe('an answer to a published survey', () => {
  test('every score of the scale is taken, and so are a reason, a permission and a skip', () => {
    for (let score = 0; score <= 10; score += 1) expect(check({ nps: score })).toBeUndefined();
    expect(check({ nps: 9, why: 'Snel geholpen 👍', may_contact: 'yes' })).toBeUndefined();
    expect(check({ nps: null, why: null, may_contact: null })).toBeUndefined();
    expect(check({})).toBeUndefined();
  });

  test.each([
    ['a score as text', { nps: '9' }, 'answer_type'],
    ['a list with one score', { nps: [9] }, 'answer_type'],
    ['a yes for a score', { nps: true }, 'answer_type'],
    ['no number at all', { nps: Number.NaN }, 'answer_type'],
    ['eleven on a scale to ten', { nps: 11 }, 'answer_range'],
    ['less than nothing', { nps: -1 }, 'answer_range'],
    ['endlessly much', { nps: Number.POSITIVE_INFINITY }, 'answer_range'],
    ['seven and a half', { nps: 7.5 }, 'answer_step'],
    ['a number for a reason', { nps: 9, why: 3 }, 'answer_type'],
    ['a text with NUL', { why: 'a\0b' }, 'answer_not_text'],
    ['half a surrogate pair', { why: 'a\ud83d' }, 'answer_not_text'],
    ['a text over its limit', { why: 'x'.repeat(2001) }, 'answer_too_long'],
    ['perhaps for yes or no', { may_contact: 'perhaps' }, 'answer_range'],
    ['a tick for yes or no', { may_contact: true }, 'answer_type'],
  ])('%s is refused, with the place', (_, answers, code) => {
    expect(check(answers)).toEqual({ code, pointer: `/${Object.keys(answers).at(-1)}` });
  });

  test.each([[null], [undefined], [[]], ['nps=9'], [9]])('%j is not a set of answers', (value) => {
    expect(check(value)).toEqual({ code: 'answers_not_object', pointer: '' });
  });

  test('a text of 2,000 emoji is as long as one of 2,000 letters', () => {
    expect(check({ why: '👍'.repeat(2000) })).toBeUndefined();
    expect(check({ why: '👍'.repeat(2001) })?.code).toBe('answer_too_long');
  });

  test('a required question cannot be skipped, nor answered with blanks', () => {
    const strict = compileAnswerCheck(withRequired(definition));
    expect(strict({ nps: null })).toEqual({ code: 'answer_required', pointer: '/nps' });
    expect(strict({ why: ' \n ' })).toEqual({ code: 'answer_required', pointer: '/why' });
    expect(strict({ may_contact: null })).toEqual({ code: 'answer_required', pointer: '/may_contact' });
  });

  test('answers to questions that the survey does not have are left out and counted', () => {
    const answers = JSON.parse('{"nps":9,"grade":7,"__proto__":{"why":"x"},"constructor":1}');
    expect(check(answers)).toBeUndefined();
    expect(knownAnswers(definition, answers)).toEqual({ answers: { nps: 9 }, unknownCount: 3 });
  });

  test('a reason of blanks is a skip', () => {
    expect(knownAnswers(definition, { nps: 9, why: '  ' }).answers).toEqual({ nps: 9, why: null });
  });
});

/** What the rule says, written a second time as plainly as possible. */
function isRight(id: string, value: unknown): boolean {
  if (value === null) return true;
  if (id === 'nps') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10;
  if (id === 'may_contact') return value === 'yes' || value === 'no';
  return typeof value === 'string' && [...value].length <= 2000 && !value.includes('\0') && value.isWellFormed();
}

describe('whatever is sent', () => {
  const value = fc.oneof(
    fc.anything(),
    fc.integer({ min: -3, max: 13 }),
    fc.double(),
    fc.constantFrom('yes', 'no', 'Yes', '', null),
    fc.string({ unit: 'binary', maxLength: 2100 }),
  );

  test('the check says the same as the rule, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom('nps', 'why', 'may_contact'), value, (id, sent) => {
        fc.pre(sent !== undefined);
        expect(check({ [id]: sent }) === undefined).toBe(isRight(id, sent));
      }),
      { numRuns: 2000 },
    );
  });

  test('no answer of any shape makes the check throw', () => {
    fc.assert(
      fc.property(fc.anything(), (sent) => {
        expect(['object', 'undefined']).toContain(typeof check(sent));
      }),
    );
  });

  test('what is kept is checked again without a fault, and keeping it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('nps', 'why', 'may_contact', 'other'), fc.jsonValue()), (sent) => {
        fc.pre(check(sent) === undefined);
        const given = sent as Parameters<typeof knownAnswers>[1];
        const once = knownAnswers(definition, given).answers;
        expect(check(once)).toBeUndefined();
        expect(knownAnswers(definition, once)).toEqual({ answers: once, unknownCount: 0 });
      }),
    );
  });
});
