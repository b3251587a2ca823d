import type { Item } from './item.ts';
import type { MeanMetric } from './metric.ts';

/**
 * A rating as its mean on its own scale, whatever metric is its headline.
 *
 * Use where marks are set beside each other: drivers, expectations. When not to use: for the headline; the NPS is no mean.
 *
 * @example
 * meanOfItem(item); // { id: 'mean-C11', kind: 'mean', … } of a question that is counted as the NPS
 * @throws nothing.
 */
export function meanOfItem({ metric, question }: Pick<Item, 'metric' | 'question'>): MeanMetric {
  const { scale, direction, denominator } = metric;
  return { id: `mean-${question.scale}`, kind: 'mean', scale, direction, denominator };
}
