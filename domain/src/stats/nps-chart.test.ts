import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { npsChart } from './nps-chart.ts';
import { pChart } from './p-chart.ts';

const count = fc.integer({ min: 0, max: 400 });

describe('the control chart of an NPS', () => {
  test('is, where nobody is passive, the p-chart of the promoters stretched to -100 and 100', () => {
    const periods = fc.array(fc.record({ promoters: count, detractors: count }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(periods, (given) => {
        const chart = npsChart(given.map((counts) => ({ ...counts, passives: 0 })));
        const shares = pChart(
          given.map(({ promoters, detractors }) => ({ successes: promoters, n: promoters + detractors })),
        );
        expect(chart.laneySigma ?? -1).toBeCloseTo(shares.laneySigma ?? -1, 9);
        for (const [index, { nps, lower, upper }] of chart.points.entries()) {
          const point = shares.points[index];
          expect(nps ?? 999).toBeCloseTo(stretched(point?.share), 6);
          expect(lower ?? 999).toBeCloseTo(stretched(point?.laneyLower), 6);
          expect(upper ?? 999).toBeCloseTo(stretched(point?.laneyUpper), 6);
        }
      }),
    );
  });

  test('keeps a month without answers on the axis, and says why there are no limits', () => {
    const month = { promoters: 5, passives: 3, detractors: 2 };
    const none = { promoters: 0, passives: 0, detractors: 0 };
    expect(npsChart([month, none, month]).points[1]).toEqual({ nps: null, lower: null, upper: null });
    expect(npsChart([none]).reason).toBe('no_answers');
    expect(npsChart([month, none]).reason).toBe('too_few_rows');
    const allAlike = { promoters: 9, passives: 0, detractors: 0 };
    expect(npsChart([allAlike, allAlike]).reason).toBe('no_variation');
  });

  test('refuses counts below zero', () => {
    expect(() => npsChart([{ promoters: -1, passives: 0, detractors: 0 }])).toThrow(RangeError);
  });
});

function stretched(share: number | null | undefined): number {
  return share === null || share === undefined ? 999 : 200 * share - 100;
}
