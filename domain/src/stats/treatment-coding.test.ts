import { expect, test } from 'vitest';
import { treatmentCoding } from './treatment-coding.ts';

test('every channel but the reference gets a column, in order of appearance', () => {
  expect(treatmentCoding(['web', 'shop', null, 'app', 'web'], 'web')).toEqual({
    categories: ['shop', 'app'],
    columns: [
      [0, 1, null, 0, 0],
      [0, 0, null, 1, 0],
    ],
  });
});
