import fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimateMetric } from '../metrics/estimate-metric.ts';
import { standardMetrics } from '../metrics/standard-metrics.ts';
import { sumUpScores } from './sum-up-scores.ts';

const period = { from: '2026-01-01', to: '2026-02-01' };

it.each([standardMetrics.nps, standardMetrics.csat, standardMetrics.cesMean, standardMetrics.grade])(
  'the mean of what $id sums up to is the figure itself',
  (metric) => {
    const { min, max, step } = metric.scale;
    const levels = Math.round((max - min) / step) + 1;
    const histograms = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: levels, maxLength: levels });
    fc.assert(
      fc.property(histograms, (histogram) => {
        const { n, sum, sumOfSquares } = sumUpScores(metric, histogram);
        fc.pre(n > 0);
        expect(sum / n).toBeCloseTo(estimateMetric(metric, histogram, { period }).estimate ?? Number.NaN, 9);
        expect(sumOfSquares - sum ** 2 / n).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  },
);
