import { alikeMeanInterval } from '../stats/alike-mean-interval.ts';
import { at } from '../stats/at.ts';
import { type DesignMean, designMean } from '../stats/design-mean.ts';
import { designProportion } from '../stats/design-proportion.ts';
import type { SurveySample } from '../stats/design-ratio.ts';
import type { Interval } from '../stats/interval.ts';
import { npsScoreInterval } from '../stats/nps-score-interval.ts';
import { sum } from '../stats/sum.ts';
import { surveyDesign } from '../stats/survey-design.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { assembleEstimate, defaultLevel } from './assemble-estimate.ts';
import { effectiveAnswers } from './effective-answers.ts';
import type { Estimate, IntervalMethod } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { MeanMetric, Metric } from './metric.ts';
import { metricValue } from './metric-values.ts';

/** One answer with the weight of its respondent, and the customer who gave it. */
export type WeightedAnswer = { readonly score: number; readonly weight: number; readonly customer?: string };

/**
 * Estimate of any metric from weighted answers, customers who answered more than once counting as one cluster.
 *
 * Use after raking or nonresponse weighting, and whenever customers answered more than once. When not to use: for plain
 * answers, one a customer; estimate-metric.ts has better intervals from counts alone. An empty weight leaves its answer out.
 *
 * An NPS has its score interval at the number of answers the sample is worth: with shares 95/4/1, thirty answers and
 * ordinary weights the linearised one covers 73 % of the time, this one 96 %. A mean has its linearised interval, a share
 * the same on the logit scale. When all answers are alike neither exists; they have the bounds of the plain estimates.
 *
 * Source: Binder 1983; Lumley 2010 (stats/design-mean.ts); Korn & Graubard 1998 (effective-answers.ts).
 *
 * @example
 * estimateWeighted(standardMetrics.nps, [{ score: 9, weight: 1.2, customer: 'a' }, { score: 6, weight: 0.8 }], { period });
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation (a mean), one_cluster.
 */
export function estimateWeighted(
  metric: Metric,
  answers: readonly WeightedAnswer[],
  options: Omit<EstimateOptions, 'designEffect' | 'isRandomSample'>,
): Estimate {
  const level = options.level ?? defaultLevel;
  const rows = answers.filter(({ weight }) => weight > 0);
  const customers = rows.map(({ customer }, row) => (customer === undefined ? `row ${row}` : `customer ${customer}`));
  const sample = {
    design: surveyDesign({ rows: rows.length, clusters: customers }),
    weights: rows.map(({ weight }) => weight),
  };
  const values = rows.map(({ score }) => metricValue(metric, score));
  const judged = designMean(sample, values, level);
  const { mean, standardError } = judged;
  const worth =
    mean === null || standardError === null
      ? null
      : effectiveAnswers(sample, { values, customers, variance: standardError ** 2, mean, level });
  if (mean === null || worth === null) {
    const { reason } = judged;
    return assembleEstimate(
      { estimate: mean, interval: null, n: rows.length, method: methodOf(metric), reason },
      options,
    );
  }
  const shown = intervalOf(metric, { sample, values, judged, mean, effectiveN: worth.n, level });
  const reason = metric.kind === 'mean' ? judged.reason : null;
  return assembleEstimate(
    { estimate: mean, ...shown, n: rows.length, reason },
    { ...options, designEffect: worth.designEffect },
  );
}

function methodOf(metric: Metric): IntervalMethod {
  return metric.kind === 'nps' ? 'score' : 'linearised';
}

type Judged = {
  readonly sample: SurveySample;
  readonly values: readonly number[];
  readonly judged: DesignMean;
  readonly mean: number;
  readonly effectiveN: number;
  readonly level: number;
};

type MethodInterval = { readonly interval: Interval | null; readonly method: IntervalMethod };

function intervalOf(metric: Metric, judged: Judged): MethodInterval {
  switch (metric.kind) {
    case 'mean':
      return meanInterval(metric, judged);
    case 'share':
      return shareInterval(judged);
    case 'nps':
      return { interval: scoreInterval(judged), method: 'score' };
  }
}

function meanInterval({ scale }: MeanMetric, { judged, mean, effectiveN, level }: Judged): MethodInterval {
  if (judged.reason !== 'no_variation') return { interval: judged.interval, method: 'linearised' };
  const moments = { n: judged.n, mean, variance: 0, reason: judged.reason };
  return { interval: alikeMeanInterval(moments, { scale, level, effectiveN }), method: 'alike-bound' };
}

function shareInterval({ sample, values, mean, effectiveN, level }: Judged): MethodInterval {
  const { interval } = designProportion(sample, values, level);
  if (interval !== null) return { interval, method: 'linearised' };
  return { interval: wilsonInterval(mean * effectiveN, effectiveN, level), method: 'wilson' };
}

function scoreInterval({ sample, values, effectiveN, level }: Judged): Interval | null {
  const total = sum(sample.weights);
  const shareOf = (points: number) =>
    sum(sample.weights.filter((_, row) => at(values, row) === points)) * (effectiveN / total);
  return npsScoreInterval({ promoters: shareOf(100), passives: shareOf(0), detractors: shareOf(-100) }, level);
}
