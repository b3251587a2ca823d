import type { Metric } from './metric.ts';

/**
 * Comparability key: two metrics with the same key may share a trend line, an average or a test.
 *
 * Use before any two figures meet. When not to use: to compare wordings; the survey version carries its own key per item.
 *
 * @example
 * comparabilityKey(standardMetrics.nps); // 'nps 0..10/1 higher is better 6,8'
 * @throws nothing.
 */
export function comparabilityKey(metric: Metric): string {
  const { min, max, step } = metric.scale;
  return `${metric.kind} ${min}..${max}/${step} ${metric.direction} ${definition(metric)}`.trimEnd();
}

function definition(metric: Metric): string {
  switch (metric.kind) {
    case 'nps':
      return metric.breaks.join(',');
    case 'share':
      return `${metric.shareMin}-${metric.shareMax}`;
    case 'mean':
      return '';
  }
}
