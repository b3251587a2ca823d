import type { Estimate } from '../estimate.ts';
import { estimateShare } from '../estimate-share.ts';
import type { ShareMetric } from '../metric.ts';
import type { Period } from '../period.ts';

/** Said or not said. */
const mention: ShareMetric = {
  id: 'mention',
  kind: 'share',
  scale: { min: 0, max: 1, step: 1 },
  direction: 'higher is better',
  denominator: 'valid answers',
  shareMin: 1,
  shareMax: 1,
};

/**
 * Share of texts that say something, with its Wilson interval.
 *
 * Use for themes and words. When not to use: for the share of customers; whoever wrote nothing is not in it.
 *
 * @example
 * estimateMention(38, 412, period); // estimate 0.092, n 412
 * @throws RangeError when more mention it than wrote.
 */
export function estimateMention(mentions: number, texts: number, period: Period): Estimate {
  if (mentions > texts) throw new RangeError(`${mentions} of ${texts} texts cannot say it`);
  return estimateShare(mention, [texts - mentions, mentions], { period });
}
