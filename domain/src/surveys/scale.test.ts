import { describe, expect, test } from 'vitest';
import { labelOf, scaleIds, scales, scoresOf } from './scale.ts';

const tags = ['nl', 'nb', 'nn', 'en', 'ar'];

describe.each(scaleIds)('scale %s', (id) => {
  const scale = scales[id];
  const scores = scoresOf(scale);
  const worded = scale.wording === 'labelled' ? scores : [scale.minimum, scale.maximum];

  test('has a word for every point that must have one, in every language, and no two alike', () => {
    expect([...scale.labels.keys()]).toEqual(worded);
    for (const tag of tags) {
      const words = worded.map((score) => labelOf(scale, score, tag));
      expect(words).not.toContain('');
      expect(new Set(words).size).toBe(worded.length);
    }
  });

  test('knows itself by its id', () => {
    expect(scale.id).toBe(id);
  });
});

test('the scores run from low to high, and half steps stand between them', () => {
  expect(scoresOf(scales.C11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(scoresOf(scales.E5)).toEqual([-2, -1, 0, 1, 2]);
  expect(scoresOf(scales.B10, true)).toHaveLength(19);
  expect(scoresOf(scales.B10, true)).toContain(7.5);
});

test('seven points of satisfaction lie around the five', () => {
  expect(scoresOf(scales.A7).map((score) => labelOf(scales.A7, score, 'nl'))).toEqual([
    'zeer ontevreden',
    'ontevreden',
    'enigszins ontevreden',
    'niet tevreden en niet ontevreden',
    'enigszins tevreden',
    'tevreden',
    'zeer tevreden',
  ]);
});

test('a variant of a language reads the words of that language', () => {
  expect(labelOf(scales.A5, 5, 'nl-x-jij')).toBe('zeer tevreden');
  expect(labelOf(scales.A5, 5, 'en-GB')).toBe('very satisfied');
  expect(labelOf(scales.A5, 5, 'no')).toBe('svært fornøyd');
});

test('a language that the library does not speak reads the survey its own words, or none', () => {
  const own = { A5: { '5': { de: 'sehr zufrieden', nl: 'top' } } };
  expect(labelOf(scales.A5, 5, 'de')).toBe('');
  expect(labelOf(scales.A5, 5, 'de-AT', own)).toBe('sehr zufrieden');
  expect(labelOf(scales.A5, 5, 'nl', own)).toBe('zeer tevreden');
  expect(labelOf(scales.A5, 5, '__proto__', own)).toBe('');
});

test('the middle of a grade has a number and no word', () => {
  expect(labelOf(scales.B10, 5, 'nl')).toBe('');
});
