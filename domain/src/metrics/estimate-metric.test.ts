import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateMetric } from './estimate-metric.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Metric } from './metric.ts';
import { standardMetrics } from './standard-metrics.ts';

const options: EstimateOptions = { period: { from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } };
const { nps, csat, csatMean, ces, grade } = standardMetrics;

describe('an estimate', () => {
  test('of 90 promoters, 60 passives and 50 detractors is an NPS of 20 with its score interval', () => {
    const estimate = estimateMetric(nps, [0, 0, 0, 0, 0, 0, 50, 30, 30, 40, 50], options);
    expect(estimate).toMatchObject({ estimate: 20, n: 200, method: 'score', level: 0.95, reason: null });
    expect(estimate.low).toBeCloseTo(8.5007, 3);
    expect(estimate.high).toBeCloseTo(30.912, 3);
  });

  test('of 84 satisfied in 100 is a share of 0.84 with the Wilson interval of the textbook', () => {
    const estimate = estimateMetric(csat, [5, 5, 6, 50, 34], options);
    expect(estimate.estimate).toBe(0.84);
    expect(estimate.low).toBeCloseTo(0.7558, 4);
    expect(estimate.high).toBeCloseTo(0.899, 4);
  });

  test('of easy answers counts 5 to 7 on the effort scale', () => {
    expect(estimateMetric(ces, [1, 1, 1, 1, 2, 2, 2], options).estimate).toBe(0.6);
  });

  test('of half grades is a mean with a t interval', () => {
    const histogram = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 4, 6, 5, 2, 1, 0, 0];
    const estimate = estimateMetric(grade, histogram, options);
    expect(estimate.estimate).toBeCloseTo(164.5 / 22, 12);
    expect(estimate.method).toBe('t');
  });

  test('without answers has no number and says why', () => {
    for (const metric of Object.values(standardMetrics)) {
      const histogram = emptyHistogram(metric);
      const estimate = estimateMetric(metric, histogram, options);
      expect(estimate).toMatchObject({ estimate: null, low: null, high: null, n: 0, reason: 'no_answers' });
    }
  });

  test('of one answer shows a share with an interval and a mean without', () => {
    expect(estimateMetric(csat, [0, 0, 0, 1, 0], options)).toMatchObject({ estimate: 1, high: 1, reason: null });
    expect(estimateMetric(csatMean, [0, 0, 0, 1, 0], options)).toMatchObject({
      estimate: 4,
      low: null,
      high: null,
      reason: 'one_answer',
    });
  });

  test('of answers that are all alike is never shown as certain', () => {
    const estimate = estimateMetric(csatMean, [0, 0, 0, 0, 12], options);
    expect(estimate).toMatchObject({ estimate: 5, high: 5, method: 'alike-bound', reason: 'no_variation' });
    expect(estimate.low).toBeCloseTo(4.03, 2);
  });

  test('is narrowed for a small population only when somebody says the answerers are like the rest', () => {
    const plain = estimateMetric(csat, [5, 5, 6, 50, 34], options);
    const known = estimateMetric(csat, [5, 5, 6, 50, 34], { ...options, population: 200 });
    const sampled = estimateMetric(csat, [5, 5, 6, 50, 34], { ...options, population: 200, isRandomSample: true });
    expect(known).toMatchObject({ low: plain.low, high: plain.high, population: 200, isPopulationCorrected: false });
    expect(width(sampled)).toBeLessThan(width(plain));
    expect(sampled.isPopulationCorrected).toBe(true);
  });

  test('of everybody has no sampling error left, and more answers than customers is refused', () => {
    const census = { ...options, population: 100, isRandomSample: true };
    expect(estimateMetric(csat, [5, 5, 6, 50, 34], census)).toMatchObject({ low: 0.84, high: 0.84 });
    expect(estimateMetric(csat, [5, 5, 6, 50, 35], census)).toMatchObject({
      low: null,
      reason: 'sample_exceeds_population',
    });
  });

  test('with a design effect of 2 is as wide as one of half the answers', () => {
    const halved = estimateMetric(nps, [0, 0, 0, 0, 0, 0, 25, 15, 15, 20, 25], options);
    const clustered = estimateMetric(nps, [0, 0, 0, 0, 0, 0, 50, 30, 30, 40, 50], { ...options, designEffect: 2 });
    expect(clustered.low).toBeCloseTo(halved.low ?? Number.NaN, 10);
    expect(clustered.n).toBe(200);
  });

  test('refuses a histogram of another scale', () => {
    expect(() => estimateMetric(nps, [1, 2, 3, 4, 5], options)).toThrow('nps has 11 scores, its histogram 5');
  });
});

describe('for any answers', () => {
  const metrics = Object.values(standardMetrics);
  const judged = fc
    .constantFrom<Metric>(...metrics)
    .chain((metric) => fc.tuple(fc.constant(metric), fc.array(fc.nat(40), histogramSize(metric))));

  test('the interval holds the estimate, and stays on the scale for shares and NPS', () => {
    fc.assert(
      fc.property(judged, ([metric, histogram]) => {
        const { estimate, low, high } = estimateMetric(metric, histogram, options);
        if (estimate === null || low === null || high === null) return;
        expect(low).toBeLessThanOrEqual(estimate + 1e-9);
        expect(high).toBeGreaterThanOrEqual(estimate - 1e-9);
        if (metric.kind === 'mean') return;
        const [least, most] = metric.kind === 'nps' ? [-100, 100] : [0, 1];
        expect(low).toBeGreaterThanOrEqual(least);
        expect(high).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('four times the same answers make the interval narrower', () => {
    fc.assert(
      fc.property(judged, ([metric, histogram]) => {
        const few = estimateMetric(metric, histogram, options);
        const many = estimateMetric(
          metric,
          histogram.map((count) => 4 * count),
          options,
        );
        if (few.low === null) return;
        expect(many.estimate).toBeCloseTo(few.estimate ?? Number.NaN, 9);
        expect(width(many)).toBeLessThan(width(few));
      }),
    );
  });
});

function width({ low, high }: { low: number | null; high: number | null }): number {
  return low === null || high === null ? Number.NaN : high - low;
}

function emptyHistogram({ scale }: Metric): number[] {
  return Array.from({ length: (scale.max - scale.min) / scale.step + 1 }, () => 0);
}

function histogramSize(metric: Metric) {
  const { length } = emptyHistogram(metric);
  return { minLength: length, maxLength: length };
}
