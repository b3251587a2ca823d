import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { twoSidedT } from '../stats/two-sided-t.ts';
import type { Answers } from './answers.ts';
import { compareMetric } from './compare-metric.ts';
import { designEffectOf } from './design-effect.ts';
import { estimateMetric } from './estimate-metric.ts';
import { estimateWeighted } from './estimate-weighted.ts';
import type { Metric } from './metric.ts';
import { metricValue } from './metric-values.ts';
import { standardMetrics } from './standard-metrics.ts';
import { judgeAgainstNorm } from './verdict.ts';

const options = { period: { from: '2026-01-01', to: '2026-04-01' } };
const { csat, csatMean, nps, grade } = standardMetrics;

type Given = Readonly<{ score: number; customer: string }>;

/** Every two answers of the same customer, found by looking at every two answers. */
function answersOf({ scale: { min, max, step } }: Metric, given: readonly Given[]): Answers {
  const levels = Math.round((max - min) / step) + 1;
  const placeOf = ({ score }: Given) => Math.round((score - min) / step);
  const histogram = new Array<number>(levels).fill(0);
  const counts = new Array<number>(levels * levels).fill(0);
  for (const [row, one] of given.entries()) {
    histogram[placeOf(one)] = (histogram[placeOf(one)] ?? 0) + 1;
    for (const [other, two] of given.entries()) {
      if (row === other || one.customer !== two.customer) continue;
      const place = placeOf(one) * levels + placeOf(two);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  const further = given.length - new Set(given.map(({ customer }) => customer)).size;
  return { histogram, pairs: further === 0 ? undefined : { counts, further } };
}

const widthOf = ({ low, high }: Readonly<{ low: number | null; high: number | null }>) => (high ?? 0) - (low ?? 0);

const given = (metric: Metric) =>
  fc.array(
    fc.record({
      score: fc.integer({ min: metric.scale.min, max: metric.scale.max }),
      customer: fc.integer({ min: 1, max: 20 }).map(String),
    }),
    { minLength: 2, maxLength: 60 },
  );

describe('an estimate of answers of which some are of the same customers', () => {
  test.each([
    ['a grade', grade],
    ['an NPS', nps],
  ] as const)('is that of a sample with the customer as cluster, for %s', (_, metric) => {
    fc.assert(
      fc.property(given(metric), (rows) => {
        const answers = answersOf(metric, rows);
        const judged = estimateMetric(metric, answers, options);
        const truth = estimateWeighted(
          metric,
          rows.map((row) => ({ ...row, weight: 1 })),
          options,
        );
        fc.pre(truth.low !== null && truth.high !== null && truth.reason === null);
        fc.pre((truth.designEffect ?? 0) * caution(rows.length, answers) > 1 && differ(metric, rows));
        expect(judged.low).toBeCloseTo(truth.low ?? 0, 8);
        expect(judged.high).toBeCloseTo(truth.high ?? 0, 8);
        expect(judged.n).toBe(rows.length);
      }),
    );
  });

  test('of a share has the design effect of that sample', () => {
    fc.assert(
      fc.property(given(csat), (rows) => {
        const answers = answersOf(csat, rows);
        const { designEffect } = estimateWeighted(
          csat,
          rows.map((row) => ({ ...row, weight: 1 })),
          options,
        );
        fc.pre(designEffect !== undefined && designEffect * caution(rows.length, answers) > 1 && differ(csat, rows));
        expect(designEffectOf(csat, answers)).toBeCloseTo((designEffect ?? 0) * caution(rows.length, answers), 8);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is as wide as of one answer each when every customer said the same twice', () => {
    const once = [10, 9, 8, 3, 10, 7, 9, 0, 10, 9, 5, 8].map((score, place) => ({
      score,
      customer: `customer ${place}`,
    }));
    for (const metric of [nps, grade]) {
      const single = estimateMetric(metric, answersOf(metric, once.map(withinScale(metric))), options);
      const twice = estimateMetric(metric, answersOf(metric, [...once, ...once].map(withinScale(metric))), options);
      expect(widthOf(twice)).toBeGreaterThan(0.97 * widthOf(single));
      expect(twice.n).toBe(24);
    }
  });

  test('is never narrower than of as many customers, however much they contradict themselves', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((customer) => [
      { score: 1, customer },
      { score: 5, customer },
    ]);
    expect(designEffectOf(csatMean, answersOf(csatMean, rows))).toBe(1);
  });

  test('is one answer when one customer gave them all, and one each when all agree', () => {
    const of = (customers: number) =>
      Array.from({ length: 12 }, (_, place) => ({ score: 5, customer: `customer ${place % customers}` }));
    expect(designEffectOf(csat, answersOf(csat, of(1)))).toBe(12);
    expect(designEffectOf(csat, answersOf(csat, of(12)))).toBe(1);
    expect(designEffectOf(csat, answersOf(csat, of(6)))).toBeGreaterThan(2);
    expect(widthOf(estimateMetric(csat, answersOf(csat, of(6)), options))).toBeGreaterThan(
      widthOf(estimateMetric(csat, answersOf(csat, of(12)), options)),
    );
  });
});

test('a change and a verdict need more when the same customers say it again', () => {
  const histogram = [0, 0, 20, 50, 30];
  const scores = histogram.flatMap((count, place) => new Array<number>(count).fill(place + 1));
  const apart = answersOf(
    csat,
    scores.map((score, place) => ({ score, customer: `${place}` })),
  );
  const together = answersOf(
    csat,
    scores.map((score, place) => ({ score, customer: `${Math.floor(place / 5)}` })),
  );
  const before = [5, 5, 30, 35, 25];
  expect(compareMetric(csat, apart, before)).toEqual(compareMetric(csat, histogram, before));
  expect(compareMetric(csat, apart, before)).toMatchObject({ verdict: 'higher', n: [100, 100] });
  expect(compareMetric(csat, together, before)).toMatchObject({ verdict: 'no difference shown', n: [100, 100] });
  expect(judgeAgainstNorm(csat, apart, 0.71, options)).toEqual({ verdict: 'met', answersStillNeeded: null });
  expect(judgeAgainstNorm(csat, together, 0.71, options)).toMatchObject({ verdict: 'cannot tell yet' });
});

/** Customers whose answers all cancel out have no spread between them, of which the sample says nothing but how many they are. */
function differ(metric: Metric, rows: readonly Given[]): boolean {
  const values = rows.map(({ score }) => metricValue(metric, score));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sums = new Map<string, number>();
  for (const [row, { customer }] of rows.entries())
    sums.set(customer, (sums.get(customer) ?? 0) + (values[row] ?? 0) - mean);
  return [...sums.values()].some((value) => Math.abs(value) > 1e-9);
}

function caution(n: number, { pairs }: Answers): number {
  const customers = n - (pairs?.further ?? 0);
  return customers < 2 ? 1 : (twoSidedT(0.95, customers - 1) / twoSidedT(0.95, n - 1)) ** 2;
}

function withinScale({ scale }: Metric) {
  return (row: Given): Given => ({ ...row, score: Math.min(scale.max, Math.max(scale.min, row.score)) });
}
