import type { AxisRange } from '../../metrics/axis.ts';
import { figureText, type WrittenMetric } from '../../metrics/figure-text.ts';

/** How a metric stands on an axis and is written beside it. */
export type ChartScale = AxisRange & Readonly<{ figure: (value: number) => string }>;

export function chartScale(metric: WrittenMetric, locale: string): ChartScale {
  const steps = { nps: 10, share: 0.1, mean: 0.5 } as const;
  return {
    bounds: boundsOf(metric),
    step: steps[metric.kind],
    figure: (value) => figureText(metric, value, locale),
  };
}

/** As metrics/metric-bounds.ts has them, of which no more is known here than the sort and the scale. */
function boundsOf({ kind, scale: { min, max } }: WrittenMetric): AxisRange['bounds'] {
  if (kind === 'mean') return [min, max];
  return kind === 'nps' ? [-100, 100] : [0, 1];
}
