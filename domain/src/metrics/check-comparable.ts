import { Refusal } from '../refusal.ts';
import { comparabilityKey } from './comparability-key.ts';
import type { Metric } from './metric.ts';

/**
 * Check that two metrics may be compared, merged or averaged.
 *
 * Use before adding histograms of two questions or testing a change across versions. When not to use: inside one metric.
 *
 * @example
 * checkComparable(standardMetrics.nps, standardMetrics.npsEuropean); // throws: other break points
 * @throws Refusal 'metrics_not_comparable' with both keys.
 */
export function checkComparable(first: Metric, second: Metric): void {
  const firstKey = comparabilityKey(first);
  const secondKey = comparabilityKey(second);
  if (firstKey === secondKey) return;
  throw new Refusal('metrics_not_comparable', { values: { first: firstKey, second: secondKey } });
}
