import { describe, expect, test } from 'vitest';
import { changeRatings } from './change-ratings.ts';
import { withComparabilityKeys } from './comparability.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import type { RatingQuestion } from './question/rating.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };
const first = draftFromQuestionnaire('grade', details);

function withRating(change: Partial<RatingQuestion>, survey: SurveyDefinition = first): SurveyDefinition {
  return changeRatings(survey, (rating) => ({ ...rating, ...change }));
}

function keysOf(definition: SurveyDefinition, ...earlier: readonly SurveyDefinition[]): readonly string[] {
  return questionsOf(withComparabilityKeys(definition, earlier)).flatMap((question) =>
    question.kind === 'rating' ? [question.comparabilityKey] : [],
  );
}

const wording = questionsOf(first)[0]?.text ?? {};

describe('a question keeps its trend line', () => {
  test('in a first version, with the key of the library', () => {
    expect(keysOf(first)).toEqual(['grade_overall:B10:1']);
  });

  test.each<[string, Partial<RatingQuestion>]>([
    ['a comma is put right', { text: { ...wording, en: 'What mark, from 1 to 10, would you give {org}' } }],
    ['a blank is put right', { text: { ...wording, en: '  What mark from 1 to 10 would  you give {org}?' } }],
    ['a language is added', { text: { ...wording, de: 'Welche Note geben Sie {org}?' } }],
    ['a language is taken out', { text: { nl: wording['nl'] ?? '' } }],
    ['it must be answered now', { required: true }],
    ['its id is another', { id: 'mark' }],
    ['its key was lost on the way', { comparabilityKey: 'mine' }],
  ])('when %s', (_, change) => {
    expect(keysOf(withRating(change), first)).toEqual(['grade_overall:B10:1']);
  });

  test('when the company has another name', () => {
    expect(keysOf({ ...first, organisation: 'De Vries & Zonen' }, first)).toEqual(['grade_overall:B10:1']);
  });

  test('when an earlier wording comes back', () => {
    const second = withComparabilityKeys(withRating({ text: { ...wording, nl: 'Welk cijfer krijgt {org}?' } }), [
      first,
    ]);
    expect(keysOf(first, second, first)).toEqual(['grade_overall:B10:1']);
  });
});

describe('a question begins a new trend line', () => {
  test.each<[string, Partial<RatingQuestion>, string]>([
    [
      'its words change in one language',
      { text: { ...wording, nl: 'Welk cijfer geeft u {org}?' } },
      'grade_overall:B10:2',
    ],
    ['no language is left in which it was asked', { text: { de: 'Welche Note?' } }, 'grade_overall:B10:2'],
    ['its scale changes', { scale: 'A5' }, 'grade_overall:A5:1'],
    ['half grades are offered', { halfSteps: true }, 'grade_overall:B10h:1'],
  ])('when %s', (_, change, key) => {
    expect(keysOf(withRating(change), first)).toEqual([key]);
  });

  test('when the moment that it names is another', () => {
    const moment = draftFromQuestionnaire('contact-moment', details);
    const other = { ...moment, moment: { ...moment.moment, nl: 'ons bezoek' } };
    expect(keysOf(other, moment)).toEqual(['sat_moment:A5:2']);
  });

  test('with a number that no version has had', () => {
    const second = withComparabilityKeys(withRating({ text: { ...wording, nl: 'Welk cijfer krijgt {org}?' } }), [
      first,
    ]);
    expect(keysOf(withRating({ text: { ...wording, nl: 'Hoe goed is {org}?' } }), second, first)).toEqual([
      'grade_overall:B10:3',
    ]);
  });
});

test('one item asked about two attributes has two lines, and both come back', () => {
  const gap = withComparabilityKeys(draftFromQuestionnaire('expectation-gap', details), []);
  const keys = keysOf(gap, gap);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(keysOf(gap));
});
