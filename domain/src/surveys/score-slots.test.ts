import { expect, test } from 'vitest';
import type { RatingQuestion } from './question/rating.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import { assignSlots } from './score-slots.ts';
import type { SurveyDefinition } from './survey-definition.ts';

function surveyWith(...ids: string[]): SurveyDefinition {
  const survey = draftFromQuestionnaire('recommendation', { name: 'S', organisation: 'O', readerName: 'R' });
  const first = survey.pages[0]?.questions[0];
  if (first?.kind !== 'rating') throw new Error('the questionnaire opens with a rating');
  const questions = ids.map((id): RatingQuestion => ({ ...first, id }));
  return { ...survey, pages: [{ kind: 'page', id: 'p', questions }] };
}

test('each rating has a place of its own', () => {
  expect(assignSlots(surveyWith('nps', 'ease'), [])).toEqual({ nps: 0, ease: 1 });
});

test('a rating keeps its place over versions, and a new one takes a place that no version used', () => {
  expect(assignSlots(surveyWith('ease', 'speed', 'nps'), [{ nps: 0, ease: 1, gone: 2 }])).toEqual({
    ease: 1,
    nps: 0,
    speed: 3,
  });
});

test('when every place was used once, a free one is used again', () => {
  const earlier = Object.fromEntries(Array.from({ length: 8 }, (_, slot) => [`q${slot}`, slot]));
  expect(assignSlots(surveyWith('q0', 'new'), [earlier])).toEqual({ q0: 0, new: 1 });
});

test('nine ratings are refused', () => {
  const ids = Array.from({ length: 9 }, (_, n) => `q${n}`);
  expect(() => assignSlots(surveyWith(...ids), [])).toThrow(expect.objectContaining({ code: 'too_many_ratings' }));
});
