import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countScores } from './count-scores.ts';
import { moments } from './moments.ts';

describe('mean and variance', () => {
  // R: var(c(1, 5, 4, 4))
  test('divide by n minus one, as a sample must', () => {
    const { n, mean, variance } = moments(countScores([1, 5, 4, 4]));
    expect([n, mean]).toEqual([4, 3.5]);
    expect(variance).toBeCloseTo(3, 14);
  });

  test('of one answer have no variance, of none no mean', () => {
    expect(moments(countScores([4]))).toEqual({ n: 1, mean: 4, variance: null, reason: 'one_answer' });
    expect(moments(countScores([]))).toEqual({ n: 0, mean: null, variance: null, reason: 'no_answers' });
  });

  test('of equal answers is exactly zero, also where tenths do not fit a double', () => {
    expect(moments({ values: [7.3], counts: [12] })).toEqual({ n: 12, mean: 7.3, variance: 0, reason: 'no_variation' });
  });

  test('are the same from rows in any order as from counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10)), (answers) => {
        const counted = moments(countScores(answers));
        expect(moments(countScores(answers.toReversed()))).toEqual(counted);
        expect(moments({ values: answers, counts: answers.map(() => 1) }).mean ?? 0).toBeCloseTo(counted.mean ?? 0, 12);
      }),
    );
  });
});
