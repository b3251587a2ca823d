import { adjustPValues } from '../../stats/adjust-p-values.ts';
import type { Answers, CustomerPairs } from '../answers.ts';
import type { Comparison } from '../compare-metric.ts';
import { compareWithRest } from '../compare-with-rest.ts';
import type { Estimate } from '../estimate.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { Metric } from '../metric.ts';
import type { Period } from '../period.ts';
import { estimateMention } from './estimate-mention.ts';

/** The scores of those who mention a theme, and how many of them wrote; some gave no score. */
export type ThemeCount = Readonly<{
  mentions: number;
  /** Of texts that go together because one customer wrote them (mention-pairs.ts). */
  pairs?: CustomerPairs | undefined;
  scores: Answers;
}>;

export type ThemeJudgement = Readonly<{
  /** Of all who wrote. */
  share: Estimate;
  score: Estimate;
  /** Of all others who wrote. */
  rest: Estimate;
  comparison: Comparison & Readonly<{ adjustedPValue: number | null }>;
}>;

const level = 0.95;

/**
 * How often each theme is mentioned, and how those who do score against all others who wrote, with the customer as cluster.
 *
 * Use for a codebook as a whole: verdicts are adjusted (Holm 1979) for how many themes were looked at. When not to use: as a
 * cause; who mentions the wait and scores low may have had the same bad day twice over. A response may mention several themes,
 * so the shares add up to more than all.
 *
 * @example
 * judgeThemes(metric, { texts: 412, scores }, [{ mentions: 38, scores: { histogram, pairs } }], period);
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function judgeThemes(
  metric: Metric,
  all: Readonly<{ texts: number; scores: Answers }>,
  themes: readonly ThemeCount[],
  period: Period,
): readonly ThemeJudgement[] {
  // The others are taken to be as alike as everybody who wrote.
  const like = all.scores.pairs === undefined ? {} : { like: all.scores };
  const judged = themes.map(({ mentions, pairs, scores }) => {
    const others = all.scores.histogram.map((count, score) => count - (scores.histogram[score] ?? 0));
    const rest: Answers = { histogram: others, pairs: undefined, ...like };
    const [compared] = compareWithRest(metric, [scores, rest], { level, ...like });
    if (compared === undefined) throw new RangeError('two groups have two comparisons');
    return {
      share: estimateMention({ mentions, texts: all.texts, pairs }, period),
      score: estimateMetric(metric, scores, { period }),
      rest: estimateMetric(metric, rest, { period }),
      compared,
    };
  });
  const adjusted = adjustPValues(
    judged.map(({ compared }) => compared.pValue),
    'holm',
  );
  return judged.map(({ compared, ...figures }, place) => ({
    ...figures,
    comparison: verdictOf(metric, compared, adjusted[place] ?? null),
  }));
}

function verdictOf(metric: Metric, compared: Comparison, adjustedPValue: number | null): ThemeJudgement['comparison'] {
  const { difference, low, high, n, method } = compared;
  const shown = { difference, low, high, n, level, method, adjustedPValue };
  if (compared.verdict === 'too few') return { ...shown, verdict: 'too few', isBetter: null };
  const isApart = low !== null && high !== null && (low > 0 || high < 0);
  if (!isApart || adjustedPValue === null || adjustedPValue >= 1 - level)
    return { ...shown, verdict: 'no difference shown', isBetter: null };
  const isHigher = low > 0;
  const isBetter = isHigher === (metric.direction === 'higher is better');
  return { ...shown, verdict: isHigher ? 'higher' : 'lower', isBetter };
}
