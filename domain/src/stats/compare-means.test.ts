import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMeans } from './compare-means.ts';
import { countScores } from './count-scores.ts';

describe('two means', () => {
  // R: t.test(c(5, 5, 5, 5), c(4, 5, 3, 4, 4))
  test('are compared by Welch, also when one side is constant', () => {
    const compared = compareMeans(countScores([5, 5, 5, 5]), countScores([4, 5, 3, 4, 4]), 0.95);
    expect(compared.interval?.[0]).toBeCloseTo(0.122010966914917, 12);
    expect(compared.pValue).toBeCloseTo(0.0341094231674096, 12);
    expect(compared.hedgesG).toBeCloseTo(1.66167548522392, 12);
  });

  test.each([
    [[], [4], null, 'no_answers'],
    [[4], [5, 3], 0, 'one_answer'],
    [[4, 4], [5, 5], -1, 'no_variation'],
    [[7.1, 7.1, 7.1], [7.1, 7.1], 0, 'no_variation'],
  ] as const)('%j and %j have no test, and say why', (first, second, difference, reason) => {
    const compared = compareMeans(countScores(first), countScores(second), 0.95);
    expect(compared).toMatchObject({ difference, t: null, pValue: null, interval: null, reason });
  });

  test('do not depend on which comes first', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(answers, answers, (first, second) => {
        const there = compareMeans(countScores(first), countScores(second), 0.95);
        const back = compareMeans(countScores(second), countScores(first), 0.95);
        expect(back.pValue).toBe(there.pValue);
        expect(back.difference).toBeCloseTo(-(there.difference ?? 0), 12);
      }),
    );
  });
});
