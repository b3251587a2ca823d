import type { Counted } from '../answers.ts';
import { compareWithRest } from '../compare-with-rest.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { Metric } from '../metric.ts';

/** A contact moment with its counts; null for one that may not be shown. */
export type CountedMoment = Readonly<{ id: string; answers: Counted | null }>;

/**
 * The moment of the journey where customers are least content, when that can be told: it scores worst, and the others
 * together do better beyond chance, for all moments that were looked at (Holm).
 *
 * Use for the one moment that a screen names first. When not to use: to rank moments; the second worst may differ from the
 * worst by chance alone.
 *
 * Source: compare-with-rest.ts; the rule is our own.
 *
 * @example
 * weakestMoment(standardMetrics.csat, [{ id: 'call', answers }, { id: 'visit', answers: null }]); // 'call', or undefined
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function weakestMoment(metric: Metric, moments: readonly CountedMoment[]): string | undefined {
  const counted = moments.flatMap(({ id, answers }) => (answers === null ? [] : [{ id, answers }]));
  if (counted.length < 2) return undefined;
  const compared = compareWithRest(
    metric,
    counted.map(({ answers }) => answers),
  );
  const sign = metric.direction === 'higher is better' ? 1 : -1;
  const period = { from: '2000-01-01', to: '2000-01-02' };
  const placed = counted
    .map(({ id, answers }, place) => ({
      id,
      isWorse: compared[place]?.isBetter === false,
      score: (estimateMetric(metric, answers, { period }).estimate ?? Number.POSITIVE_INFINITY) * sign,
    }))
    .toSorted((one, other) => one.score - other.score);
  const [worst, next] = placed;
  return worst?.isWorse === true && next !== undefined && worst.score < next.score ? worst.id : undefined;
}
