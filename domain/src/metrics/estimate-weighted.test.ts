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

  test('of answers all alike claims no certainty, of nobody nothing', () => {
    expect(
      estimateWeighted(
        csat,
        [5, 5, 5].map((score) => ({ score, weight: 1 })),
        options,
      ),
    ).toMatchObject({
      estimate: 1,
      low: null,
      reason: 'no_variation',
    });
    expect(estimateWeighted(csat, [], options)).toMatchObject({ estimate: null, n: 0, reason: 'no_answers' });
  });
});
