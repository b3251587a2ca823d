import { expect, test } from 'vitest';
import { countAnswers } from './count-answers.ts';

test('missing and invalid answers are counted apart and used nowhere', () => {
  const counted = countAnswers([1, 5, null, 6, 0, 3.5, 4, 4, null], { min: 1, max: 5, step: 1 });
  expect(counted).toEqual({
    values: [1, 2, 3, 4, 5],
    counts: [1, 0, 0, 2, 1],
    total: 9,
    missing: 2,
    invalid: 3,
    valid: 4,
  });
});

test('a grade in halves or tenths finds its step, whatever a double makes of it', () => {
  expect(countAnswers([7.5, 7.25], { min: 1, max: 10, step: 0.5 })).toMatchObject({ valid: 1, invalid: 1 });
  const tenths = Array.from({ length: 91 }, (_, index) => Number((1 + index / 10).toFixed(1)));
  expect(countAnswers(tenths, { min: 1, max: 10, step: 0.1 })).toMatchObject({ valid: 91, invalid: 0 });
});

test('what is no number is invalid', () => {
  expect(countAnswers([Number.NaN, Number.POSITIVE_INFINITY], { min: 1, max: 5, step: 1 }).invalid).toBe(2);
});

test('a scale without steps is refused', () => {
  expect(() => countAnswers([1], { min: 1, max: 5, step: 0 })).toThrow('does not exist');
  expect(() => countAnswers([1], { min: 1, max: 5, step: 3 })).toThrow('does not exist');
});
