import { expect, it } from 'vitest';
import { draftFromQuestionnaire } from '../surveys/library/questionnaires.ts';
import { questionsOf } from '../surveys/survey-definition.ts';
import { caseOfAnswer, defaultAnswerRule } from './case-of-answer.ts';

const survey = draftFromQuestionnaire('recommendation', {
  organisation: 'De Vries',
  readerName: 'Sanne',
  name: 'Relatie',
});
const ids = Object.fromEntries(questionsOf(survey).map((question) => [question.kind, question.id]));
const consent = ids['consent'] ?? '';
const why = ids['open'] ?? '';
const of = (answers: Record<string, string | number>, rule = {}) =>
  caseOfAnswer(survey, answers, [], { ...defaultAnswerRule, ...rule });

it('whoever is unhappy and may be contacted has a complaint', () => {
  expect(of({ nps: 2, [why]: ' Niemand belde terug. ', [consent]: 'yes' })).toMatchObject({
    kind: 'complaint',
    source: 'answer',
    words: 'Niemand belde terug.',
  });
});

it('whoever is content and may be contacted has a question', () => {
  expect(of({ nps: 9, [consent]: 'yes' })).toMatchObject({ kind: 'question', words: '' });
});

it('whoever wants no word gets none, unless the company wants to know of every low mark', () => {
  expect(of({ nps: 2, [consent]: 'no' })).toBeUndefined();
  expect(of({ nps: 2, [consent]: 'no' }, { onLowScore: true })).toMatchObject({
    kind: 'complaint',
    source: 'low_score',
  });
  expect(of({ nps: 4 }, { onLowScore: true })).toBeUndefined();
});

it('what is no longer on the path was not said', () => {
  const answers = { nps: 2, [consent]: 'yes' };
  expect(caseOfAnswer(survey, answers, [consent], defaultAnswerRule)).toBeUndefined();
});

it('a rule that is off opens nothing', () => {
  expect(of({ nps: 2, [consent]: 'yes' }, { onContactWish: false })).toBeUndefined();
});
