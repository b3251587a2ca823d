import type { Estimate } from './estimate.ts';
import type { EstimateOptions } from './estimate-options.ts';
import { estimateShare } from './estimate-share.ts';
import type { ShareMetric } from './metric.ts';

/** Yes or no, as a scale of two points: what is counted is how many said, did or had it. */
export const partMetric: ShareMetric = {
  id: 'part',
  kind: 'share',
  scale: { min: 0, max: 1, step: 1 },
  shareMin: 1,
  shareMax: 1,
  direction: 'higher is better',
  denominator: 'valid answers',
};

/**
 * The share that a part is of a whole of independent customers, with Wilson's interval.
 *
 * Use for counts of what customers did: bought again, left, answered. When not to use: for answers on a scale
 * (estimate-metric.ts), whose metric says which of them are meant.
 *
 * @example
 * estimatePart(12, 40, { period }); // 0.3, between 0.18 and 0.45
 * @throws RangeError when the part is not within the whole.
 */
export function estimatePart(part: number, whole: number, options: EstimateOptions): Estimate {
  if (!(part >= 0 && part <= whole)) throw new RangeError(`a part of ${part} does not lie within ${whole}`);
  return estimateShare(partMetric, [whole - part, part], options);
}
