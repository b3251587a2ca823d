import { figureText } from '../../metrics/figure-text.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metricBounds } from '../../metrics/metric-bounds.ts';
import type { AxisRange } from './axis.ts';

/** How a metric stands on an axis and is written beside it. */
export type ChartScale = AxisRange & Readonly<{ figure: (value: number) => string }>;

export function chartScale(metric: Metric, locale: string): ChartScale {
  const steps = { nps: 10, share: 0.1, mean: 0.5 } as const;
  return {
    bounds: metricBounds(metric),
    step: steps[metric.kind],
    figure: (value) => figureText(metric, value, locale),
  };
}
