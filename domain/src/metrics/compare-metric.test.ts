import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMetric } from './compare-metric.ts';
import type { Metric } from './metric.ts';
import { standardMetrics } from './standard-metrics.ts';

const { csat, csatMean, nps } = standardMetrics;

describe('a comparison', () => {
  test('of 84 and 75 satisfied in 100 shows no difference, by Newcombe', () => {
    const compared = compareMetric(csat, [5, 5, 6, 50, 34], [10, 10, 5, 45, 30]);
    expect(compared).toMatchObject({
      verdict: 'no difference shown',
      isBetter: null,
      method: 'newcombe',
      n: [100, 100],
    });
    expect(compared.low).toBeCloseTo(-0.0225, 4);
    expect(compared.high).toBeCloseTo(0.2002, 4);
  });

  test('of two clearly different Net Promoter Scores says higher, and that it is better', () => {
    const after = [0, 0, 0, 0, 0, 0, 36, 0, 52, 0, 112];
    const before = [0, 0, 0, 0, 0, 0, 50, 0, 60, 0, 90];
    expect(compareMetric(nps, after, before)).toMatchObject({ verdict: 'higher', isBetter: true, method: 'mover' });
    expect(compareMetric(nps, before, after)).toMatchObject({ verdict: 'lower', isBetter: false });
  });

  test('says higher is worse where lower is better', () => {
    const effort: Metric = { ...csatMean, direction: 'lower is better' };
    expect(compareMetric(effort, [0, 0, 5, 20, 25], [25, 20, 5, 0, 0])).toMatchObject({
      verdict: 'higher',
      isBetter: false,
      method: 'welch',
    });
  });

  test('of fewer than ten answers on a side is too few, whatever the difference', () => {
    expect(compareMetric(csat, [0, 0, 0, 0, 9], [50, 0, 0, 0, 0]).verdict).toBe('too few');
    expect(compareMetric(csat, [0, 0, 0, 0, 0], [50, 0, 0, 0, 0]).verdict).toBe('too few');
  });

  test('of two groups that each answered alike still has an interval with a width', () => {
    const compared = compareMetric(csatMean, [0, 0, 0, 0, 100], [0, 0, 0, 100, 0]);
    expect(compared).toMatchObject({ difference: 1, verdict: 'higher', method: 'mover' });
    expect(compareMetric(csatMean, [0, 0, 0, 0, 11], [0, 0, 0, 11, 0]).verdict).toBe('no difference shown');
  });

  test('with one group that answered alike does not take that group for certain', () => {
    const ten = [0, 0, 0, 0, 10];
    const mixed = [2, 4, 20, 60, 30];
    const compared = compareMetric(csatMean, ten, mixed);
    // Ten fives could be a mean of 3.9; Welch would give them no spread at all and say higher.
    expect(compared).toMatchObject({ method: 'mover', verdict: 'no difference shown' });
    expect(
      compareMetric(
        csatMean,
        ten.map((count) => 20 * count),
        mixed,
      ).verdict,
    ).toBe('higher');
  });

  test('turned round gives the mirrored interval', () => {
    const histogram = fc.array(fc.nat(30), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom<Metric>(csat, csatMean), histogram, histogram, (metric, first, second) => {
        const there = compareMetric(metric, first, second);
        const back = compareMetric(metric, second, first);
        if (there.low === null || there.high === null) return;
        expect(back.low).toBeCloseTo(-there.high, 10);
        expect(back.high).toBeCloseTo(-there.low, 10);
      }),
    );
  });
});
