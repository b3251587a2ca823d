import { expect, test } from 'vitest';
import { poststratify } from './poststratify.ts';

const population = new Map([
  ['old', 60],
  ['young', 40],
]);

test('the cells of the sample add up to those of the population', () => {
  expect(poststratify({ cells: ['old', 'old', 'young'], baseWeights: [1, 1, 1], population }).weights).toEqual([
    30, 30, 40,
  ]);
});

test('a cell without a respondent and one nobody knows are refused by name', () => {
  expect(poststratify({ cells: ['old'], baseWeights: [1], population })).toEqual({
    weights: null,
    category: 'young',
    reason: 'empty_category',
  });
  expect(poststratify({ cells: ['old', 'other'], baseWeights: [1, 1], population })).toMatchObject({
    category: 'other',
    reason: 'unknown_category',
  });
  expect(poststratify({ cells: [], baseWeights: [], population }).reason).toBe('no_answers');
});
