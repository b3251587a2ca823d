import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { expect, test } from 'vitest';
import { showSurvey, surveyJson } from './show-survey.ts';

const definition = draftFromQuestionnaire('recommendation', {
  name: 'Proef',
  organisation: 'Fietsenmakerij De Vries',
  readerName: 'Anneke Smit',
});
const sent = (tag: string) => JSON.parse(surveyJson(showSurvey({ definition, version: 1, tag })));

test.each([
  ['ar', 'rtl'],
  ['nl', 'ltr'],
])('a survey in %s is read from the side of its own language on any page', (tag, direction) => {
  expect(sent(tag)).toMatchObject({ tag, direction });
});

test('what only staff and figures need of a question stays here', () => {
  const text = JSON.stringify(sent('nl').definition);
  for (const name of ['role', 'comparabilityKey', 'direction', 'questionnaire', 'reader']) {
    expect(text).not.toContain(`"${name}":`);
  }
});
