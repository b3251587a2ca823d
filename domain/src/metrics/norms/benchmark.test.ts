import { describe, expect, test } from 'vitest';
import { estimateMetric } from '../estimate-metric.ts';
import { standardMetrics } from '../standard-metrics.ts';
import { type Benchmark, compareWithBenchmark } from './benchmark.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const own = estimateMetric(standardMetrics.csat, [5, 5, 6, 50, 34], { period });
const sector: Benchmark = { metric: 'csat', value: 0.7, low: null, high: null, n: 2000 };

describe('a benchmark', () => {
  test('of a share of so many answers has an interval, and so a verdict', () => {
    const compared = compareWithBenchmark(standardMetrics.csat, own, sector);
    expect(compared).toMatchObject({ verdict: 'higher' });
    expect(compared.difference).toBeCloseTo(0.14, 9);
    expect(compareWithBenchmark(standardMetrics.csat, own, { ...sector, value: 0.8 }).verdict).toBe(
      'no difference shown',
    );
    expect(compareWithBenchmark(standardMetrics.csat, own, { ...sector, value: 0.95 }).verdict).toBe('lower');
  });

  test('without an interval stands beside the score, and is no verdict', () => {
    const alone = compareWithBenchmark(standardMetrics.csat, own, { ...sector, n: null });
    expect(alone).toEqual({
      difference: own.estimate === null ? null : own.estimate - 0.7,
      interval: null,
      verdict: 'no verdict',
    });
    const nps: Benchmark = { metric: 'nps', value: 41, low: null, high: null, n: 1200 };
    const answers = estimateMetric(standardMetrics.nps, [0, 0, 0, 0, 0, 5, 5, 10, 20, 30, 30], { period });
    expect(compareWithBenchmark(standardMetrics.nps, answers, nps).verdict).toBe('no verdict');
    expect(compareWithBenchmark(standardMetrics.nps, answers, { ...nps, low: 38, high: 44 }).verdict).toBe(
      'no difference shown',
    );
  });

  test('on another scale or by other breaks is refused', () => {
    expect(() => compareWithBenchmark(standardMetrics.csatOfSeven, own, sector)).toThrow('metrics_not_comparable');
    expect(() => compareWithBenchmark(standardMetrics.nps, own, { ...sector, metric: 'npsEuropean' })).toThrow(
      'metrics_not_comparable',
    );
    expect(() => compareWithBenchmark(standardMetrics.csatMean, own, sector)).toThrow('metrics_not_comparable');
  });

  test('of a handful of own answers is no verdict', () => {
    const few = estimateMetric(standardMetrics.csat, [0, 0, 0, 4, 4], { period });
    expect(compareWithBenchmark(standardMetrics.csat, few, sector).verdict).toBe('no verdict');
  });
});
