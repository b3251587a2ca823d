import { describe, expect, test } from 'vitest';
import { changeRatings } from './change-ratings.ts';
import type { RatingQuestion } from './question/rating.ts';
import { sampleSurvey } from './sample-survey.ts';
import { assignSlots, compileScores, slotCount } from './score-slots.ts';
import { openingQuestionOf, type SurveyDefinition } from './survey-definition.ts';

function surveyWith(...ids: string[]): SurveyDefinition {
  const first = openingQuestionOf(sampleSurvey);
  const nodes = ids.map((id): RatingQuestion => ({ ...first, id }));
  return { ...sampleSurvey, nodes: [{ kind: 'page', id: 'p', nodes }] };
}

test('each rating has a place of its own', () => {
  expect(assignSlots(surveyWith('nps', 'ease'), [])).toEqual({ nps: 0, ease: 1 });
});

test('the rows of a battery and the sides of a pair have places too', () => {
  expect(Object.keys(assignSlots(sampleSurvey, []))).toEqual([
    'nps',
    'expected',
    'experienced',
    'friendly',
    'expert',
    'reach',
    'grade',
  ]);
});

test('a rating keeps its place over versions, and a new one takes a place that no version used', () => {
  expect(assignSlots(surveyWith('ease', 'speed', 'nps'), [{ nps: 0, ease: 1, gone: 2 }])).toEqual({
    ease: 1,
    nps: 0,
    speed: 3,
  });
});

test('when every place was used once, a free one is used again', () => {
  const earlier = Object.fromEntries(Array.from({ length: slotCount }, (_, slot) => [`q${slot}`, slot]));
  expect(assignSlots(surveyWith('q0', 'new'), [earlier])).toEqual({ q0: 0, new: 1 });
});

test('thirty-three ratings are refused', () => {
  const ids = Array.from({ length: slotCount + 1 }, (_, n) => `q${n}`);
  expect(() => assignSlots(surveyWith(...ids), [])).toThrow(expect.objectContaining({ code: 'too_many_ratings' }));
});

describe('a row of scores', () => {
  const slots = assignSlots(sampleSurvey, []);
  const scoresOf = compileScores(sampleSurvey, slots);

  test('holds each score at its place, and a grade with halves doubled', () => {
    const scores = scoresOf({ nps: 9, grade: 7.5, friendly: 4 }, []);
    expect(scores).toHaveLength(slotCount);
    expect([scores[0], scores[6], scores[3]]).toEqual([9, 15, 4]);
    expect(scores.filter((score) => score !== null)).toHaveLength(3);
  });

  test('holds nothing for a skip, for "don\'t know", for words and for what is off the path', () => {
    const answers = { nps: '~dont_know', expected: null, expert: 3, reach: 2, why: 'x' };
    expect(scoresOf(answers, ['reach'])).toEqual([null, null, null, null, 3, ...Array(27).fill(null)]);
  });

  test('is never written to by a later answer', () => {
    const first = scoresOf({ nps: 9 }, []);
    scoresOf({ nps: 1 }, []);
    expect(first[0]).toBe(9);
  });

  test('holds scores below nought', () => {
    const against = changeRatings(surveyWith('vs'), (rating) => ({ ...rating, scale: 'E5' }));
    expect(compileScores(against, { vs: 31 })({ vs: -2 }, [])[31]).toBe(-2);
  });
});
