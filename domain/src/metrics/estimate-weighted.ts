import { designMean } from '../stats/design-mean.ts';
import { designProportion } from '../stats/design-proportion.ts';
import type { SurveySample } from '../stats/design-ratio.ts';
import type { Interval } from '../stats/interval.ts';
import { surveyDesign } from '../stats/survey-design.ts';
import { assembleEstimate, defaultLevel } from './assemble-estimate.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Metric } from './metric.ts';

/** One answer with the weight of its respondent, and the customer who gave it. */
export type WeightedAnswer = { readonly score: number; readonly weight: number; readonly customer?: string };

/**
 * Estimate of any metric from weighted answers, customers who answered more than once counting as one cluster.
 *
 * Use after raking or nonresponse weighting, and whenever customers answered more than once. When not to use: for plain
 * answers, one a customer; estimate-metric.ts has better intervals from counts alone. An empty weight leaves its answer out.
 *
 * Source: Binder 1983; Lumley 2010 (stats/design-mean.ts); shares get their interval on the logit scale.
 *
 * @example
 * estimateWeighted(standardMetrics.nps, [{ score: 9, weight: 1.2, customer: 'a' }, { score: 6, weight: 0.8 }], { period });
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation, one_cluster.
 */
export function estimateWeighted(
  metric: Metric,
  answers: readonly WeightedAnswer[],
  options: Omit<EstimateOptions, 'designEffect' | 'isRandomSample'>,
): Estimate {
  const level = options.level ?? defaultLevel;
  const rows = answers.filter(({ weight }) => weight > 0);
  const clusters = rows.map(({ customer }, row) => (customer === undefined ? `row ${row}` : `customer ${customer}`));
  const sample = { design: surveyDesign({ rows: rows.length, clusters }), weights: rows.map(({ weight }) => weight) };
  const values = rows.map(({ score }) => contributionOf(metric, score));
  const judged = designMean(sample, values, level);
  const isCollapsed = judged.reason === 'no_variation';
  const interval = isCollapsed ? null : (intervalOf(metric, sample, values, level) ?? judged.interval);
  const { designEffect } = judged;
  return assembleEstimate(
    { estimate: judged.mean, interval, n: rows.length, method: 'linearised', reason: judged.reason },
    { ...options, ...(designEffect === null ? {} : { designEffect }) },
  );
}

/** What one answer adds to the metric: its score, whether it is in the box, or plus or minus 100 points. */
function contributionOf(metric: Metric, score: number): number {
  switch (metric.kind) {
    case 'mean':
      return score;
    case 'share':
      return score >= metric.shareMin && score <= metric.shareMax ? 1 : 0;
    case 'nps':
      return score > metric.breaks[1] ? 100 : score <= metric.breaks[0] ? -100 : 0;
  }
}

function intervalOf(metric: Metric, sample: SurveySample, values: readonly number[], level: number): Interval | null {
  return metric.kind === 'share' ? designProportion(sample, values, level).interval : null;
}
