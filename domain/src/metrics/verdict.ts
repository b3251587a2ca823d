import { sum } from '../stats/sum.ts';
import { type Counted, histogramOf } from './answers.ts';
import { designEffectOf } from './design-effect.ts';
import { estimateMetric } from './estimate-metric.ts';
import type { EstimateOptions } from './estimate-options.ts';
import type { Histogram } from './histogram.ts';
import type { Metric } from './metric.ts';

export type Verdict = {
  readonly verdict: 'met' | 'not met' | 'cannot tell yet';
  /** With answers like these, how many more until the interval clears the norm; null when met, not met or hopeless. */
  readonly answersStillNeeded: number | null;
};

/** More answers than this are nobody's plan; "at the norm" is then the honest word. */
const answersMax = 1_000_000;

/** As for a comparison: a handful that happens to agree settles nothing, whatever its interval says. */
const answersMinimumDefault = 10;

/**
 * Verdict on a norm: met only when the whole interval clears it, and never from fewer than ten answers.
 *
 * Use for targets and service levels. A score above the norm with an interval that reaches below it says "cannot tell
 * yet", with the number of further answers that would settle it if the answers stay as they are (a plan, not a promise).
 * When not to use: to compare two periods (compare-metric.ts), or looking every day until it says "met" (use the
 * always-valid sequential test).
 *
 * Source: our own; the number inverts the very interval shown, like Cochran 1977, section 4.4 does for Wald.
 *
 * @example
 * judgeAgainstNorm(standardMetrics.csat, [5, 5, 6, 50, 34], 0.8, { period }); // 'cannot tell yet', 285 more
 * @throws RangeError when the histogram does not fit the metric's scale or the norm is not a number.
 */
export function judgeAgainstNorm(metric: Metric, counted: Counted, norm: number, given: NormOptions): Verdict {
  if (!Number.isFinite(norm)) throw new RangeError(`a norm is a number, not ${norm}`);
  const designEffect = designEffectOf(metric, counted);
  const histogram = histogramOf(counted);
  const options = designEffect === 1 ? given : { ...given, designEffect };
  const verdict = settled(metric, histogram, norm, options);
  if (verdict !== 'cannot tell yet') return { verdict, answersStillNeeded: null };
  return { verdict, answersStillNeeded: answersStillNeeded(metric, histogram, norm, options) };
}

export type NormOptions = EstimateOptions & { readonly answersMinimum?: number };

function settled(metric: Metric, histogram: Histogram, norm: number, options: NormOptions): Verdict['verdict'] {
  const { n, low, high } = estimateMetric(metric, histogram, options);
  if (low === null || high === null) return 'cannot tell yet';
  // Enlarged histograms are fractions that add up to a whole number but for rounding.
  if (Math.round(n) < (options.answersMinimum ?? answersMinimumDefault)) return 'cannot tell yet';
  const isHigherBetter = metric.direction === 'higher is better';
  if (isHigherBetter ? low >= norm : high <= norm) return 'met';
  if (isHigherBetter ? high < norm : low > norm) return 'not met';
  return 'cannot tell yet';
}

/** Smallest larger sample with the same shares whose interval clears the norm. */
function answersStillNeeded(metric: Metric, histogram: Histogram, norm: number, options: NormOptions): number | null {
  const n = sum(histogram);
  const limit = Math.min(answersMax, options.isRandomSample === true ? (options.population ?? answersMax) : answersMax);
  const isSettledAt = (answers: number) => {
    const enlarged = histogram.map((count) => (count * answers) / n);
    return settled(metric, enlarged, norm, options) !== 'cannot tell yet';
  };
  if (n === 0 || n >= limit || !isSettledAt(limit)) return null;
  let tooFew = n;
  let enough = limit;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isSettledAt(middle)) enough = middle;
    else tooFew = middle;
  }
  return Math.ceil(enough - n);
}
