import { describe, expect, test } from 'vitest';
import { answersFromForm, unansweredOnForm } from './form-answers.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';

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

  test('the skip button skips everything shown, whatever was filled in', () => {
    expect(answersFromForm(survey, { shown: 'nps', nps: '9', skip: '1' })).toEqual({ nps: null });
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
});
