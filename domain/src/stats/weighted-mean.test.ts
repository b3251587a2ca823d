import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countScores } from './count-scores.ts';
import { meanInterval } from './mean-interval.ts';
import { moments } from './moments.ts';
import { weightedMean } from './weighted-mean.ts';

const scores = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 60 });

describe('a weighted mean', () => {
  test('with weights of 1 is the plain mean with the plain interval', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(1, 0.37, 250), (values, weight) => {
        const plain = moments(countScores(values));
        const weighted = weightedMean(
          values.map((value) => ({ value, weight })),
          0.95,
        );
        expect(weighted.mean).toBeCloseTo(plain.mean ?? 0, 10);
        expect(weighted.interval?.[0]).toBeCloseTo(meanInterval(plain, 0.95)?.[0] ?? 0, 9);
        expect(weighted.effectiveN).toBeCloseTo(plain.n, 9);
        if (weighted.designEffect !== null) expect(weighted.designEffect).toBeCloseTo(1, 9);
      }),
    );
  });

  test('does not depend on the order of the respondents', () => {
    const rows = fc.array(fc.record({ value: fc.nat(10), weight: fc.double({ min: 0, max: 9, noNaN: true }) }));
    fc.assert(
      fc.property(rows, (given) => {
        const there = weightedMean(given, 0.95);
        const back = weightedMean(given.toReversed(), 0.95);
        expect(back.n).toBe(there.n);
        expect(back.mean ?? 0).toBeCloseTo(there.mean ?? 0, 10);
        expect(back.standardError ?? 0).toBeCloseTo(there.standardError ?? 0, 10);
      }),
    );
  });

  test('of one respondent has no error, of none no mean', () => {
    expect(weightedMean([{ value: 4, weight: 2 }], 0.95)).toMatchObject({
      mean: 4,
      standardError: null,
      reason: 'one_answer',
    });
    expect(weightedMean([{ value: 4, weight: 0 }], 0.95)).toMatchObject({ n: 0, mean: null, reason: 'no_answers' });
  });
});
