import type { CustomerPairs } from '../answers.ts';
import { type Comparison, compareMetric } from '../compare-metric.ts';
import { designEffectOf } from '../design-effect.ts';
import type { Estimate } from '../estimate.ts';
import { estimateMetric } from '../estimate-metric.ts';
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

/** In how many of some texts something is said; and which of them go together because one customer wrote them (mention-pairs.ts). */
export type MentionCount = Readonly<{ mentions: number; texts: number; pairs?: CustomerPairs | undefined }>;

/**
 * Share of texts that say something, with its Wilson interval of as many texts as these are worth: whoever writes three times says the
 * same thing three times.
 *
 * Use for themes and words. When not to use: for the share of customers; whoever wrote nothing is not in it.
 *
 * Source: J. N. K. Rao & A. J. Scott, Biometrics 48 (1992) 577-585: a clustered share's counts, divided by the design effect of its
 * clusters (customer-effect.ts).
 *
 * @example
 * estimateMention({ mentions: 38, texts: 412 }, period); // estimate 0.092, n 412
 * @throws RangeError when more mention it than wrote.
 */
export function estimateMention(count: MentionCount, period: Period): Estimate {
  return estimateMetric(mention, answersOf(count), { period });
}

/**
 * How many of such texts are worth one of a customer who wrote once.
 *
 * Use to compare counts of texts (rank-words.ts). When not to use: for an interval, which has it already.
 *
 * @example
 * mentionEffect({ mentions: 38, texts: 412 }); // 1
 * @throws RangeError when more mention it than wrote.
 */
export function mentionEffect(count: MentionCount): number {
  return designEffectOf(mention, answersOf(count));
}

/**
 * Whether more of some texts say something than of others, first minus second, each as many texts as they are worth.
 *
 * Use for one thing in two periods; for many at once, with a level that allows for how many. When not to use: for those who say it
 * against those who do not (judge-themes.ts).
 *
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10; Rao & Scott as above.
 *
 * @example
 * compareMentions({ mentions: 60, texts: 412 }, { mentions: 31, texts: 405 }, 0.95).verdict; // 'higher'
 * @throws RangeError when more mention it than wrote.
 */
export function compareMentions(first: MentionCount, second: MentionCount, level: number): Comparison {
  return compareMetric(mention, answersOf(first), answersOf(second), { level });
}

function answersOf({ mentions, texts, pairs }: MentionCount) {
  if (mentions > texts) throw new RangeError(`${mentions} of ${texts} texts cannot say it`);
  return { histogram: [texts - mentions, mentions], pairs };
}
