import { describe, expect, test } from 'vitest';
import { compareWithRest } from './compare-with-rest.ts';
import { standardMetrics } from './standard-metrics.ts';

const { csat, csatMean, nps } = standardMetrics;
const usual = [5, 5, 10, 45, 35];

describe('a segment against the rest', () => {
  test('that is far below stands out, and the others do not become better by it', () => {
    const segments = [usual, usual, usual, usual, [30, 25, 15, 20, 10]];
    const compared = compareWithRest(csat, segments);
    expect(compared[4]).toMatchObject({ verdict: 'lower', isBetter: false });
    expect(compared[4]?.adjustedPValue).toBeLessThan(0.001);
    expect(compared[4]?.difference).toBeCloseTo(0.3 - 0.8, 12);
  });

  test('that would stand out alone does not among fifty looked at', () => {
    const odd = [12, 10, 8, 40, 30];
    const few = compareWithRest(csat, [odd, usual.map((count) => 49 * count)]);
    const many = compareWithRest(csat, [odd, ...Array.from({ length: 49 }, () => usual)]);
    expect(few[0]?.verdict).toBe('lower');
    expect(many[0]).toMatchObject({ verdict: 'no difference shown', pValue: few[0]?.pValue });
  });

  test('with too few answers is neither judged nor counted', () => {
    const compared = compareWithRest(csat, [usual, [30, 25, 15, 20, 10], [1, 0, 0, 0, 0]]);
    const without = compareWithRest(csat, [usual, [31, 25, 15, 20, 10]]);
    expect(compared[2]).toMatchObject({ verdict: 'too few', pValue: null, adjustedPValue: null });
    expect(compared[1]?.adjustedPValue).toBeGreaterThan(0);
    expect(without).toHaveLength(2);
  });

  test('stands out too when both sides are all alike', () => {
    const promoters = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50];
    const detractors = [50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(compareWithRest(nps, [promoters, detractors]).map(({ verdict }) => verdict)).toEqual(['higher', 'lower']);
    const compared = compareWithRest(csatMean, [
      [0, 0, 0, 0, 50],
      [50, 0, 0, 0, 0],
    ]);
    expect(compared[0]?.verdict).toBe('higher');
    expect(compared[0]?.adjustedPValue).toBeLessThan(0.001);
  });

  test('works on NPS, and a single segment has no rest', () => {
    const loyal = [0, 0, 0, 0, 0, 0, 10, 0, 40, 0, 90];
    const angry = [0, 0, 0, 0, 0, 0, 90, 0, 40, 0, 10];
    expect(compareWithRest(nps, [loyal, angry]).map(({ verdict }) => verdict)).toEqual(['higher', 'lower']);
    expect(compareWithRest(nps, [loyal])[0]?.verdict).toBe('too few');
    expect(compareWithRest(nps, [])).toEqual([]);
  });
});
