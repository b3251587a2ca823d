import type { WrittenMetric } from './figure-text.ts';

/**
 * The lowest and highest value that a metric can have, in its own unit.
 *
 * Use to check a norm that somebody types, or to bound a variance. When not to use: for the axis of a chart, which runs
 * around what it shows.
 *
 * @example
 * metricBounds(standardMetrics.nps); // [-100, 100]
 * @throws nothing.
 */
export function metricBounds(metric: WrittenMetric): readonly [lowest: number, highest: number] {
  switch (metric.kind) {
    case 'nps':
      return [-100, 100];
    case 'share':
      return [0, 1];
    case 'mean':
      return [metric.scale.min, metric.scale.max];
  }
}
