import { expect, test } from 'vitest';
import { kanoCategory } from './kano-category.ts';

test('the twenty-five pairs of answers fall as in the evaluation table of Berger et al.', () => {
  const answers = [1, 2, 3, 4, 5];
  expect(answers.map((present) => answers.map((absent) => kanoCategory(present, absent)).join(''))).toEqual([
    'QAAAO',
    'RIIIM',
    'RIIIM',
    'RIIIM',
    'RRRRQ',
  ]);
});

test('an answer off the scale is in no category', () => {
  expect(() => kanoCategory(0, 3)).toThrow(RangeError);
  expect(() => kanoCategory(3, 2.5)).toThrow(RangeError);
});
