import { type Counted, histogramOf } from './answers.ts';
import { designEffectOf } from './design-effect.ts';
import type { Estimate } from './estimate.ts';
import { estimateMean } from './estimate-mean.ts';
import { estimateNps } from './estimate-nps.ts';
import type { EstimateOptions } from './estimate-options.ts';
import { estimateShare } from './estimate-share.ts';
import type { Metric } from './metric.ts';

/**
 * Estimate of any metric from its histogram, with the interval that belongs to its kind; that of answers is wider where some customers
 * answered more than once.
 *
 * Use wherever SQL counted and a figure is shown. When not to use: for weighted answers; weighted-mean.ts and
 * weighted-nps.ts need the rows.
 *
 * @example
 * estimateMetric(standardMetrics.csat, [5, 5, 6, 50, 34], { period: { from: '2026-01-01', to: '2026-02-01' } });
 * @throws RangeError when the histogram does not fit the metric's scale.
 */
export function estimateMetric(metric: Metric, counted: Counted, given: EstimateOptions): Estimate {
  const designEffect = designEffectOf(metric, counted);
  const histogram = histogramOf(counted);
  const options = designEffect === 1 ? given : { ...given, designEffect };
  switch (metric.kind) {
    case 'nps':
      return estimateNps(metric, histogram, options);
    case 'share':
      return estimateShare(metric, histogram, options);
    case 'mean':
      return estimateMean(metric, histogram, options);
  }
}
