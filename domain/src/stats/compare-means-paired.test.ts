import { describe, expect, test } from 'vitest';
import { compareMeansPaired } from './compare-means-paired.ts';

describe('a change of the same respondents', () => {
  // R: t.test(c(7, 8, 6, 9), c(6, 8, 5, 7), paired = TRUE)
  test('is tested on their differences', () => {
    const pairs = [
      [7, 6],
      [8, 8],
      [6, 5],
      [9, 7],
    ] as const;
    const compared = compareMeansPaired(pairs, { level: 0.95, equivalenceMargin: 2 });
    expect(compared).toMatchObject({ n: 4, difference: 1, df: 3 });
    expect(compared.pValue).toBeCloseTo(0.0917211, 6);
    expect(compared.equivalencePValue).toBeCloseTo(0.0458606, 6);
  });

  test('that is the same for all is no enormous t, also where tenths differ in the sixteenth digit', () => {
    const pairs = [
      [7.3, 7.2],
      [8.3, 8.2],
      [6.3, 6.2],
    ] as const;
    expect(compareMeansPaired(pairs, { level: 0.95 })).toMatchObject({
      standardError: 0,
      t: null,
      pValue: null,
      reason: 'no_variation',
    });
  });

  test('of one pair has a value and nothing else', () => {
    expect(compareMeansPaired([[5, 4]], { level: 0.95 })).toMatchObject({
      difference: 1,
      interval: null,
      reason: 'one_answer',
    });
    expect(compareMeansPaired([], { level: 0.95 })).toMatchObject({ difference: null, reason: 'no_answers' });
  });
});
