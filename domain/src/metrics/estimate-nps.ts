import { countNps } from '../stats/count-nps.ts';
import type { NpsCounts } from '../stats/nps-counts.ts';
import { npsScoreInterval } from '../stats/nps-score-interval.ts';
import { assembleEstimate, defaultLevel } from './assemble-estimate.ts';
import { effectiveShare } from './effective-share.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Histogram } from './histogram.ts';
import type { NpsMetric } from './metric.ts';
import { scoreCountsOf } from './score-counts-of.ts';

/**
 * Net Promoter Score of a histogram, in points, with its score interval.
 *
 * Use for every NPS on a screen. When not to use: on a 1-10 scale, or under the plain name with other break points.
 *
 * Source: Reichheld 2003; score interval after Tango 1998 and Rocks 2016 (stats/nps-score-interval.ts).
 *
 * @example
 * estimateNps(standardMetrics.nps, [0, 0, 0, 0, 0, 0, 50, 0, 60, 0, 90], { period }); // estimate 20, n 200
 * @throws RangeError when the histogram does not fit the scale. Reasons: no_answers, sample_exceeds_population.
 */
export function estimateNps(metric: NpsMetric, histogram: Histogram, options: EstimateOptions): Estimate {
  const counts = countNps(scoreCountsOf(metric, histogram), metric.breaks);
  const n = counts.promoters + counts.passives + counts.detractors;
  if (n === 0)
    return assembleEstimate({ estimate: null, interval: null, n, method: 'score', reason: 'no_answers' }, options);
  const estimate = (100 * (counts.promoters - counts.detractors)) / n;
  const each = effectiveShare(n, options);
  const interval = Number.isFinite(each)
    ? npsScoreInterval(scaled(counts, each), options.level ?? defaultLevel)
    : ([estimate, estimate] as const);
  return assembleEstimate({ estimate, interval, n, method: 'score', reason: null }, options);
}

function scaled({ promoters, passives, detractors }: NpsCounts, each: number): NpsCounts {
  return each === 1
    ? { promoters, passives, detractors }
    : { promoters: promoters * each, passives: passives * each, detractors: detractors * each };
}
