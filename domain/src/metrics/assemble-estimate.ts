import type { Interval } from '../stats/interval.ts';
import type { Reason } from '../stats/reason.ts';
import type { Estimate, IntervalMethod } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';

export const defaultLevel = 0.95;

/**
 * An Estimate from its parts, with everything of the options that must travel along.
 *
 * Use inside the estimate functions. When not to use: elsewhere; an Estimate is made where its method is.
 *
 * @example
 * assembleEstimate({ estimate: 20, interval: [8.7, 31.1], n: 200, method: 'score', reason: null }, { period });
 * @throws nothing.
 */
export function assembleEstimate(
  judged: {
    readonly estimate: number | null;
    readonly interval: Interval | null;
    readonly n: number;
    readonly method: IntervalMethod;
    readonly reason: Reason | null;
  },
  options: EstimateOptions,
): Estimate {
  const { population, designEffect, isRandomSample, level = defaultLevel, period } = options;
  const { estimate, n, method } = judged;
  const isOverfull = population !== undefined && isRandomSample === true && n > population;
  const interval = isOverfull ? null : judged.interval;
  const reason = isOverfull ? 'sample_exceeds_population' : judged.reason;
  const figure = {
    estimate,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n,
    level,
    method,
    period,
    reason,
  };
  // Of the hundreds of days of a trend each takes this way, and to spread what is not there costs as much as the rest.
  if (population === undefined && designEffect === undefined) return figure;
  return {
    ...figure,
    ...(population === undefined ? {} : { population, isPopulationCorrected: isRandomSample === true }),
    ...(designEffect === undefined ? {} : { designEffect }),
  };
}
