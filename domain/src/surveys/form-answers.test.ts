import { describe, expect, test } from 'vitest';
import type { Answers, AnswerValue } from './answers.ts';
import { compileAnswerCheck, knownAnswers } from './check-answers.ts';
import { answersFromForm, unansweredOnForm } from './form-answers.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import { otherTextId } from './question/choice-option.ts';
import type { Question } from './question/question.ts';
import { randomAnswer, randomSurvey } from './random-survey.ts';
import { sampleSurvey } from './sample-survey.ts';
import { questionsOf } from './survey-definition.ts';

const survey = draftFromQuestionnaire('recommendation', { organisation: 'De Vries', readerName: 'Sanne', name: 'K' });

describe('a page that a customer posted', () => {
  test('a chosen mark becomes a number', () => {
    expect(answersFromForm(survey, { shown: 'nps', nps: '9' })).toEqual({ nps: 9 });
  });

  test('an empty reason and an empty permission are skips, because they were shown', () => {
    expect(answersFromForm(survey, { shown: 'why may_contact', why: '' })).toEqual({ why: null, may_contact: null });
  });

  test('a mark that was neither given nor skipped stays open', () => {
    const fields = { shown: 'nps why', why: 'Snel' };
    const answers = answersFromForm(survey, fields);
    expect(answers).toEqual({ why: 'Snel' });
    expect(unansweredOnForm(survey, fields, { why: 'Snel' })).toEqual(['nps']);
  });

  test('the skip button skips the mark that a link had chosen', () => {
    expect(answersFromForm(survey, { shown: 'nps', nps: '9', skip: '1' })).toEqual({ nps: null });
  });

  test('the skip button skips what is empty, and loses no row that was filled in', () => {
    const fields = { shown: 'friendly expert why', friendly: '4', expert: '', skip: '1' };
    expect(answersFromForm(sampleSurvey, fields)).toEqual({ friendly: 4, expert: null, why: null });
  });

  test('questions that were not shown are not read', () => {
    expect(answersFromForm(survey, { shown: 'nps', nps: '9', why: 'x', may_contact: 'yes' })).toEqual({ nps: 9 });
  });

  test('line ends are stored one way', () => {
    expect(answersFromForm(survey, { shown: 'why', why: 'a\r\nb' })).toEqual({ why: 'a\nb' });
  });

  test.each(['9.5', ' 9', '9e0', '0x9', ''])('%j is not made into a mark', (nps) => {
    expect(answersFromForm(survey, { shown: 'nps', nps })['nps']).not.toBeTypeOf('number');
  });

  test('fields named after the language itself are not answers', () => {
    const fields = JSON.parse('{"shown":"nps __proto__ constructor","__proto__":"9","constructor":"9"}');
    expect(answersFromForm(survey, fields)).toEqual({});
  });
});

function posted(shown: string, fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return answersFromForm(sampleSurvey, { shown, ...fields });
}

describe('every kind of question on a form', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['a half mark', 'grade', { grade: '7.5' }, { grade: 7.5 }],
    ['an answer apart from the scale', 'nps', { nps: '~dont_know' }, { nps: '~dont_know' }],
    ['one of several boxes', 'reasons', { reasons: 'price' }, { reasons: ['price'] }],
    [
      'several boxes in the order of chance',
      'reasons',
      { reasons: ['speed', 'price'] },
      { reasons: ['price', 'speed'] },
    ],
    ['no box', 'reasons', {}, { reasons: null }],
    [
      'words beside "other"',
      'reasons',
      { reasons: ['other'], reasons_other_text: 'a\r\nb' },
      { reasons: ['other'], reasons_other_text: 'a\nb' },
    ],
    ['words beside an "other" that is not chosen', 'shop', { shop: 'price', shop_other_text: 'x' }, { shop: 'price' }],
    [
      'no words beside "other"',
      'shop',
      { shop: 'other', shop_other_text: '' },
      { shop: 'other', shop_other_text: null },
    ],
    ['a ranking made by hand', 'order', { order: 'speed people price' }, { order: ['speed', 'people', 'price'] }],
    [
      'a ranking by places',
      'order',
      { 'order.price': '3', 'order.speed': '1', 'order.people': '2' },
      { order: ['speed', 'people', 'price'] },
    ],
    ['no ranking', 'order', { order: '', 'order.price': '' }, { order: null }],
    ['a number with a comma', 'minutes', { minutes: ' 12,5 ' }, { minutes: 12.5 }],
    ['a number left open', 'minutes', { minutes: '' }, { minutes: null }],
    ['words for a number', 'minutes', { minutes: 'lang' }, { minutes: 'lang' }],
    ['a number with thousands', 'minutes', { minutes: '1.000,5' }, { minutes: '1.000,5' }],
    ['a thousand written the Dutch way', 'minutes', { minutes: '1.000' }, { minutes: '1.000' }],
    ['a number below nought', 'minutes', { minutes: '-3' }, { minutes: -3 }],
    ['a day', 'visited', { visited: '2026-05-17' }, { visited: '2026-05-17' }],
    ['an address left open', 'email phone', { email: '', phone: '' }, { email: null, phone: null }],
  ])('%s', (_, shown, fields, answers) => {
    expect(posted(shown, fields)).toEqual(answers);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['two options in one place', { 'order.price': '1', 'order.speed': '1', 'order.people': '2' }, 'answer_ranking'],
    ['everything in one place', { 'order.price': '1', 'order.speed': '1', 'order.people': '1' }, 'answer_ranking'],
    ['a place left open', { 'order.price': '1', 'order.speed': '2', 'order.people': '' }, 'answer_ranking'],
    ['an option twice', { order: 'price price speed' }, 'answer_repeated'],
    ['a list of fields', { order: ['price', 'speed'] }, 'answer_ranking'],
  ])('%s is no ranking, and is said so', (_, fields, code) => {
    const answers = posted('order', fields);
    expect(compileAnswerCheck(sampleSurvey)(answers)?.code).toBe(code);
  });
});

/** How a browser sends an answer: the second way to write down what form-answers reads. */
function fieldsOf(question: Question, value: AnswerValue, byPlaces: boolean): Readonly<Record<string, unknown>> {
  const { id } = question;
  if (value === null) return question.kind === 'open' ? { [id]: '' } : {};
  if (question.kind === 'ranking' && Array.isArray(value)) {
    if (!byPlaces) return { [id]: value.join(' ') };
    return Object.fromEntries(value.map((option, place) => [`${id}.${option}`, String(place + 1)]));
  }
  if (Array.isArray(value)) return { [id]: value.length === 1 ? value[0] : value.toReversed() };
  return { [id]: typeof value === 'string' ? value.replaceAll('\n', '\r\n') : String(value) };
}

test('a form says what JSON says, for every question of a thousand surveys', () => {
  let state = 7;
  const chance = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  for (let made = 0; made < 1000; made += 1) {
    const definition = randomSurvey(chance);
    const questions = questionsOf(definition);
    const given: Record<string, AnswerValue> = {};
    const fields: Record<string, unknown> = { shown: questions.map(({ id }) => id).join(' ') };
    for (const question of questions) {
      const value = randomAnswer(question, chance);
      if (value === null && question.kind === 'rating') continue;
      given[question.id] = value;
      Object.assign(fields, fieldsOf(question, value, chance() < 0.5));
      const isOther = Array.isArray(value) ? value.includes('other') : value === 'other';
      if (!isOther || question.kind === 'ranking') continue;
      given[otherTextId(question)] = 'De hond\nen de kat';
      fields[otherTextId(question)] = 'De hond\r\nen de kat';
    }
    const json = knownAnswers(definition, given).answers;
    const fromForm = answersFromForm(definition, fields);
    expect(compileAnswerCheck(definition)(fromForm)).toBeUndefined();
    expect(knownAnswers(definition, fromForm as Answers).answers).toEqual(json);
  }
});
