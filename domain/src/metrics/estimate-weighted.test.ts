import { describe, expect, test } from 'vitest';
import { estimateMetric } from './estimate-metric.ts';
import { estimateWeighted } from './estimate-weighted.ts';
import { standardMetrics } from './standard-metrics.ts';

const options = { period: { from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } };
const { csatMean, csat, nps } = standardMetrics;
const scores = [5, 4, 4, 3, 5, 2, 4, 5, 1, 4, 5, 4];

describe('a weighted estimate', () => {
  test('with weights of 1 is the plain one', () => {
    const weighted = estimateWeighted(
      csatMean,
      scores.map((score) => ({ score, weight: 1 })),
      options,
    );
    const plain = estimateMetric(csatMean, [1, 1, 1, 5, 4], options);
    expect(weighted.estimate).toBeCloseTo(plain.estimate ?? 0, 12);
    expect(weighted.low).toBeCloseTo(plain.low ?? 0, 12);
  });

  test('of customers who answered twice is as wide as of one answer each', () => {
    const once = scores.map((score, index) => ({ score, weight: 1, customer: `customer ${index}` }));
    const twice = estimateWeighted(csatMean, [...once, ...once], options);
    expect(twice.low).toBeCloseTo(estimateWeighted(csatMean, once, options).low ?? 0, 12);
    expect(twice.n).toBe(24);
  });

  test('of a share stays within 0 and 1, of an NPS is in points', () => {
    const share = estimateWeighted(
      csat,
      [5, 5, 5, 5, 5, 1].map((score) => ({ score, weight: 1 })),
      options,
    );
    expect(share.high).toBeLessThanOrEqual(1);
    const score = estimateWeighted(
      nps,
      [9, 10, 6].map((answer) => ({ score: answer, weight: 1 })),
      options,
    );
    expect(score.estimate).toBeCloseTo(100 / 3, 12);
  });

  test('of an NPS with weights of 1 is the plain one, whatever unit the weights have', () => {
    const answers = [9, 10, 10, 9, 8, 7, 9, 10, 3, 9, 10, 6];
    const weigh = (weight: number) => answers.map((score) => ({ score, weight }));
    const plain = estimateMetric(nps, [0, 0, 0, 1, 0, 0, 1, 1, 1, 4, 4], options);
    const [weighted, inThousands] = [
      estimateWeighted(nps, weigh(1), options),
      estimateWeighted(nps, weigh(1000), options),
    ];
    expect(weighted).toMatchObject({ method: 'score', reason: null });
    expect(weighted.low).toBeCloseTo(plain.low ?? 0, 6);
    expect(weighted.high).toBeCloseTo(plain.high ?? 0, 6);
    expect(inThousands.low).toBeCloseTo(plain.low ?? 0, 6);
    expect([weighted.designEffect, inThousands.designEffect]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });

  test('of answers all alike is the plain one, and less sure when few customers gave them', () => {
    const alike = (customers: number) =>
      scores.map((_, index) => ({ score: 5, weight: 1, customer: `customer ${index % customers}` }));
    for (const [metric, method] of [
      [csat, 'wilson'],
      [csatMean, 'alike-bound'],
    ] as const) {
      const plain = estimateMetric(metric, [0, 0, 0, 0, 12], options);
      const weighted = estimateWeighted(metric, alike(12), options);
      expect(weighted).toMatchObject({ method, reason: plain.reason });
      expect(weighted.low).toBeCloseTo(plain.low ?? 0, 12);
      expect(estimateWeighted(metric, alike(3), options).low).toBeLessThan((plain.low ?? 0) - 0.1);
    }
    expect(estimateWeighted(csat, alike(1), options)).toMatchObject({ estimate: 1, low: null, reason: 'one_cluster' });
    expect(estimateWeighted(csat, [], options)).toMatchObject({ estimate: null, n: 0, reason: 'no_answers' });
  });
});
