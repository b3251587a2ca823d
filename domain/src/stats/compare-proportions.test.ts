import { describe, expect, test } from 'vitest';
import { compareProportions } from './compare-proportions.ts';

describe('two shares', () => {
  // R: prop.test(c(56, 48), c(70, 80), correct = FALSE), fisher.test; Newcombe 1998b, table II a
  test('of 56 in 70 and 48 in 80 are as published', () => {
    const compared = compareProportions({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95);
    expect(compared.z).toBeCloseTo(2.65017195125853, 12);
    expect(compared.fisherPValue).toBeCloseTo(0.0125211297492092, 12);
    expect(compared.newcombeInterval?.[0]).toBeCloseTo(0.0524, 4);
    expect(compared.miettinenNurminenInterval?.[1]).toBeCloseTo(0.338172940015866, 8);
  });

  test('that are all no have intervals, and no test', () => {
    const compared = compareProportions({ successes: 0, n: 10 }, { successes: 0, n: 20 }, 0.95);
    expect(compared).toMatchObject({ z: null, pValue: null, fisherPValue: 1, oddsRatio: null, reason: 'no_variation' });
    expect(compared.newcombeInterval?.[1]).toBeCloseTo(0.277532799862889, 12);
  });

  test('of which one is empty compare to nothing', () => {
    const { reason, ...numbers } = compareProportions({ successes: 0, n: 0 }, { successes: 3, n: 5 }, 0.95);
    expect(reason).toBe('no_answers');
    expect(Object.values(numbers).every((value) => value === null)).toBe(true);
  });
});
